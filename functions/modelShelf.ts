import type { ModelCache } from "../src/jobs";

type Model = Parameters<ModelCache["put"]>[0];
type ModelListener = (key: string, document: string) => void;

/** The models of this page: some in memory, all as documents, new ones announced after the answer. */
export interface ModelShelf extends ModelCache {
  /** Hears of every new model, also of those that came before the listener; never while an answer is being made. */
  onModel(listener: ModelListener): () => void;
  /** Takes a stored model back without announcing it. Returns its key. */
  restore(document: string): string;
}

/**
 * Keeps the `capacity` most recently used models in memory and the documents of all, so that a model that was let go
 * is rebuilt on its next use.
 */
export function createModelShelf(rebuild: (document: string) => Model, capacity = 24): ModelShelf {
  const models = new Map<string, Model>();
  const documents = new Map<string, string>();
  const unannounced = new Set<string>();
  const listeners = new Set<ModelListener>();

  const keep = (model: Model): Model => {
    models.delete(model.key);
    models.set(model.key, model);
    const oldest = models.keys().next().value;
    if (models.size > capacity && oldest !== undefined) models.delete(oldest);
    return model;
  };
  const announce = (): void => {
    if (listeners.size === 0) return;
    const keys = [...unannounced];
    unannounced.clear();
    for (const key of keys) for (const listener of listeners) listener(key, documents.get(key) ?? "");
  };

  return {
    get(key) {
      const document = documents.get(key);
      const model = models.get(key) ?? (document === undefined ? undefined : rebuild(document));
      return model && keep(model);
    },
    put(model, document) {
      keep(model);
      if (documents.has(model.key)) return;
      documents.set(model.key, document);
      unannounced.add(model.key);
      queueMicrotask(announce);
    },
    documentOf: (key) => documents.get(key),
    onModel(listener) {
      listeners.add(listener);
      queueMicrotask(announce);
      return () => listeners.delete(listener);
    },
    restore(document) {
      const model = keep(rebuild(document));
      documents.set(model.key, document);
      return model.key;
    },
  };
}

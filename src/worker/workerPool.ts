import { EngineError } from "../base";
import type { HeavyControl, TaskRunner } from "../jobs";
import type { TaskMessage, WorkerMessage } from "./messages";
import { CancelledError, createThreadRunner } from "./threadRunner";

/** A task that waits or runs. */
interface Ticket {
  readonly message: TaskMessage;
  readonly control: HeavyControl;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  isSettled: boolean;
}

interface Seat {
  worker: Worker | null;
  ticket: Ticket | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** True once the worker has said anything: then its file has loaded. */
  hasSpoken: boolean;
}

/** Seconds after which a task is given up. */
const TIMEOUT_SECONDS = 300;

/**
 * Runs tasks in up to `count` workers, made when first needed and kept. Cancelling or running out of time terminates the
 * worker (the next task gets a new one). A worker that cannot start hands its task to this thread. How many workers
 * there are never changes a bit of a result.
 */
export function createWorkerPool(
  createWorker: () => Worker,
  count: number,
  timeoutSeconds = TIMEOUT_SECONDS,
): TaskRunner {
  const seats: Seat[] = Array.from({ length: Math.max(1, count) }, () => emptySeat());
  const waiting: Ticket[] = [];
  const inThread = createThreadRunner();
  let nextId = 1;

  const settle = (seat: Seat, finish: (ticket: Ticket) => void): void => {
    const { ticket } = seat;
    clearTimeout(seat.timer);
    seat.ticket = null;
    if (ticket && !ticket.isSettled) {
      ticket.isSettled = true;
      finish(ticket);
    }
    serve();
  };

  const dismiss = (seat: Seat, error: Error): void => {
    seat.worker?.terminate();
    seat.worker = null;
    seat.hasSpoken = false;
    settle(seat, (ticket) => ticket.reject(error));
  };

  const hear = (seat: Seat, message: WorkerMessage): void => {
    seat.hasSpoken = true;
    if (message.id !== seat.ticket?.message.id) return;
    if (message.kind === "progress") return seat.ticket.control.progress(message.progress);
    if (message.kind === "done") return settle(seat, (ticket) => ticket.resolve(message.result));
    settle(seat, (ticket) => ticket.reject(errorOf(message)));
  };

  /** The worker's file did not load or broke: the task is done here if it has not begun there. */
  const fail = (seat: Seat, reason: string): void => {
    seat.worker?.terminate();
    seat.worker = null;
    if (seat.hasSpoken) return dismiss(seat, new EngineError("unavailable", `the calculation stopped: ${reason}`));
    settle(seat, ({ message, control, resolve, reject }) => {
      inThread.run(message.task, message.request, control).then(resolve, reject);
    });
  };

  const begin = (seat: Seat, ticket: Ticket): void => {
    seat.ticket = ticket;
    try {
      seat.worker ??= hire(seat);
      seat.worker.postMessage(ticket.message);
    } catch (error) {
      return fail(seat, String(error));
    }
    const late = `the calculation took longer than ${timeoutSeconds} seconds: use fewer channels or periods`;
    seat.timer = setTimeout(() => dismiss(seat, new EngineError("unavailable", late)), timeoutSeconds * 1000);
  };

  const hire = (seat: Seat): Worker => {
    const worker = createWorker();
    worker.onmessage = (event: MessageEvent<WorkerMessage>) => hear(seat, event.data);
    worker.onerror = (event) => fail(seat, event.message || "the worker could not start");
    return worker;
  };

  const serve = (): void => {
    for (const seat of seats) {
      const ticket = seat.ticket ? undefined : waiting.shift();
      if (ticket) begin(seat, ticket);
    }
  };

  const cancel = (ticket: Ticket): void => {
    const at = waiting.indexOf(ticket);
    const seat = seats.find((one) => one.ticket === ticket);
    if (at >= 0) waiting.splice(at, 1);
    if (seat) return dismiss(seat, new CancelledError());
    if (!ticket.isSettled) ticket.reject(new CancelledError());
    ticket.isSettled = true;
  };

  return {
    parallel: seats.length,
    run: (task, request, control) =>
      new Promise((resolve, reject) => {
        const ticket: Ticket = { message: { id: nextId++, task, request }, control, resolve, reject, isSettled: false };
        if (control.cancellation.isCancelled) return reject(new CancelledError());
        control.cancellation.onCancel(() => cancel(ticket));
        waiting.push(ticket);
        serve();
      }),
  };
}

function emptySeat(): Seat {
  return { worker: null, ticket: null, timer: undefined, hasSpoken: false };
}

function errorOf({ name, code, message }: Extract<WorkerMessage, { kind: "failed" }>): Error {
  return name === "EngineError" ? new EngineError(code as "invalid" | "unavailable", message) : new Error(message);
}

import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Disclosure } from "../../components/Disclosure";
import type { JoinedTable } from "../../state/cleanCopy";
import { usualChannel } from "../../state/cleanWishes";
import type { UnderstoodTable } from "../../state/dataStore";
import { addressText } from "../../state/source";
import { useData, useServices } from "../../state/WorkspaceContext";
import { dataWords } from "../../text/dataWords";
import { readyWords } from "../../text/readyWords";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { display: "flex", flexDirection: "column", gap: "12px", listStyleType: "none", margin: 0, padding: 0 },
  joined: { display: "flex", flexDirection: "column", gap: "4px", alignItems: "stretch" },
  head: { display: "flex", gap: "8px", alignItems: "flex-start" },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", fontWeight: tokens.fontWeightSemibold },
  offers: { display: "flex", flexDirection: "column", gap: "6px", alignItems: "stretch" },
  offer: { justifyContent: "flex-start", minHeight: "36px", overflowWrap: "anywhere", textAlign: "left" },
});

/** Tables of other tabs that are joined with the open one by date and channel. */
export function MoreTables({ table }: { readonly table: UnderstoodTable }) {
  const styles = useStyles();
  const { data } = useServices();
  const { joins, facts, reading, memory } = table;
  const own = memory.wishes?.channel ?? usualChannel(facts, reading.address.sheet);
  return (
    <Disclosure title={readyWords.tables} hint={readyWords.tablesHint(joins.length)} isOpenAtFirst={joins.length > 0}>
      <p className={styles.hint}>{readyWords.tablesText}</p>
      {joins.length > 0 && canBeOneChannel(facts) && (
        <ChannelField
          name={addressText(reading.address)}
          channel={own}
          onChange={(channel) => void data.wish({ channel })}
        />
      )}
      <ul className={styles.list}>
        {joins.map((join) => (
          <Joined key={addressText(join.address)} join={join} joins={joins} />
        ))}
      </ul>
      <Offers table={table} />
    </Disclosure>
  );
}

const canBeOneChannel = (facts: JoinedTable["facts"]): boolean => facts !== null && usualChannel(facts, "x") !== "";

function Joined({ join, joins }: { readonly join: JoinedTable; readonly joins: readonly JoinedTable[] }) {
  const styles = useStyles();
  const { data } = useServices();
  const name = addressText(join.address);
  const others = joins.filter((one) => one !== join);
  return (
    <li className={styles.joined}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <Button size="small" aria-label={readyWords.remove(name)} onClick={() => void data.setJoins(others)}>
          {readyWords.removeShort}
        </Button>
      </div>
      <p className={styles.hint}>{join.facts ? dataWords.understood(join.facts) : join.problem}</p>
      {canBeOneChannel(join.facts) && (
        <ChannelField
          name={name}
          channel={join.channel}
          onChange={(channel) => void data.setJoins(joins.map((one) => (one === join ? { ...join, channel } : one)))}
        />
      )}
    </li>
  );
}

interface ChannelFieldProps {
  readonly name: string;
  readonly channel: string;
  readonly onChange: (channel: string) => void;
}

function ChannelField({ name, channel, onChange }: ChannelFieldProps) {
  return (
    <Field label={readyWords.channel(name)} hint={readyWords.channelHint}>
      <Input value={channel} onChange={(_, { value }) => onChange(value)} />
    </Field>
  );
}

/** So many tables are offered by name; any other is added by selecting it. */
const mostOffers = 8;

function Offers({ table }: { readonly table: UnderstoodTable }) {
  const styles = useStyles();
  const { data } = useServices();
  const { places, selection } = useData();
  const taken = new Set([table.reading.address, ...table.joins.map(({ address }) => address)].map(addressText));
  const open = places.filter(({ address }) => !taken.has(addressText(address))).slice(0, mostOffers);
  const known = new Set(open.map(({ address }) => addressText(address)));
  const isNew = selection !== null && !taken.has(addressText(selection)) && !known.has(addressText(selection));
  const offers = isNew ? [{ name: "", address: selection }, ...open] : open;
  if (offers.length === 0) return <p className={styles.hint}>{readyWords.nothingToAdd}</p>;
  return (
    <div className={styles.offers}>
      {offers.map(({ name, address }) => {
        const place = addressText(address);
        return (
          <Button key={place} className={styles.offer} onClick={() => void data.addTable(address)}>
            {readyWords.add(name === "" || place.includes(name) ? place : `${name} · ${place}`)}
          </Button>
        );
      })}
    </div>
  );
}

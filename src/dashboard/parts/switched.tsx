// The buttons of an entry that can be edited, switched off and on, and deleted.
interface SwitchedOptions {
  id: string;
  /** Missing: it applies. */
  enabled: boolean | undefined;
  onEdit(): unknown;
  onSwitch(enabled: boolean): unknown;
  onDelete(): unknown;
}

export function Switched({ id, enabled = true, onEdit, onSwitch, onDelete }: SwitchedOptions) {
  return (
    <span class="acts">
      <button type="button" onClick={onEdit}>
        Edit… <span class="unseen">{id}</span>
      </button>
      <button type="button" onClick={() => onSwitch(!enabled)}>
        {enabled ? 'Switch off' : 'Switch on'} <span class="unseen">{id}</span>
      </button>
      <button type="button" onClick={onDelete}>
        Delete <span class="unseen">{id}</span>
      </button>
    </span>
  );
}

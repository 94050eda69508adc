import { TextArea } from "@foyer/ui";

/** Props of `PublicKeyField`. */
export interface PublicKeyFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it. */
  error: string | undefined;
}

/** Where the host's public key is pasted. */
export function PublicKeyField({ value, onChange, error }: PublicKeyFieldProps) {
  return (
    <TextArea
      label="Public key"
      hint="As PEM, with its BEGIN and END lines, or as a JWK. Never the private key."
      placeholder="-----BEGIN PUBLIC KEY-----"
      rows={6}
      spellCheck={false}
      autoComplete="off"
      className="[&_textarea]:font-mono [&_textarea]:text-small"
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

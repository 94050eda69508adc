import { FormRow, SegmentedControl } from "@foyer/ui";
import { PlaceFrame } from "../shell/PlaceFrame.tsx";
import { PlaceHeader } from "../shell/PlaceHeader.tsx";
import { type ThemeChoice, useTheme } from "../shell/theme.ts";

/** What can be set, for oneself and for the team. */
export function SettingsScreen() {
  const [theme, chooseTheme] = useTheme();
  return (
    <PlaceFrame>
      <div className="flex h-full flex-col">
        <PlaceHeader title="Settings" />
        <div className="min-h-0 flex-1 overflow-y-auto px-4 sm:px-6">
          <div className="max-w-3xl">
            <FormRow title="Theme" description="How the app looks on this device.">
              <SegmentedControl<ThemeChoice>
                label="Theme"
                value={theme}
                onChange={chooseTheme}
                segments={[
                  { value: "system", label: "Device" },
                  { value: "light", label: "Light" },
                  { value: "dark", label: "Dark" },
                ]}
              />
            </FormRow>
          </div>
        </div>
      </div>
    </PlaceFrame>
  );
}

import { Button, FormRow, SegmentedControl, Switch, showToast } from "@foyer/ui";
import { useStoredFlag } from "../../device/stored.ts";
import { playArrival } from "../notifications/sound.ts";
import { type ThemeChoice, useTheme } from "../shell/theme.ts";
import { SettingsGroup } from "./SettingsGroup.tsx";

/** What one agent likes, on the device in front of them. */
export function PreferencesPage() {
  const [theme, chooseTheme] = useTheme();
  const [hasSound, setSound] = useStoredFlag("sound", true);
  const [hasNotifications, setNotifications] = useStoredFlag("notifications", false);
  const [enterSends, setEnterSends] = useStoredFlag("enterSends", false);

  async function changeNotifications(isOn: boolean) {
    if (isOn && (await askPermission()) !== "granted") {
      showToast({ text: "Your browser does not allow notifications of this page.", tone: "danger" });
      return;
    }
    setNotifications(isOn);
  }

  return (
    <SettingsGroup description="These hold on this device only.">
      <FormRow title="Theme" description="How the app looks.">
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
      <FormRow title="Sound" description="When a visitor writes to you, or to nobody in particular.">
        <div className="flex items-center gap-3">
          <Switch label="Play a sound" isOn={hasSound} onChange={setSound} />
          <Button size="small" variant="quiet" onClick={playArrival}>
            Try it
          </Button>
        </div>
      </FormRow>
      <FormRow title="Notifications" description="Shown by your system while Foyer is in the background.">
        <Switch
          label="Show notifications"
          isOn={hasNotifications && typeof Notification !== "undefined" && Notification.permission === "granted"}
          onChange={(isOn) => void changeNotifications(isOn)}
        />
      </FormRow>
      <FormRow title="Writing" description="With this off, Ctrl or Command with Enter sends.">
        <Switch label="Enter sends" isOn={enterSends} onChange={setEnterSends} />
      </FormRow>
    </SettingsGroup>
  );
}

async function askPermission(): Promise<NotificationPermission> {
  return typeof Notification === "undefined" ? "denied" : Notification.requestPermission();
}

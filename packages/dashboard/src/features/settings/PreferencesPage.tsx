import { Button, FormRow, SegmentedControl, Switch, showToast } from "@foyer/ui";
import { usePreference } from "../../device/preferences.ts";
import { playArrival } from "../notifications/sound.ts";
import { mayNotify, notify } from "../notifications/systemNotification.ts";
import { type ThemeChoice, useTheme } from "../shell/theme.ts";
import { SettingsGroup } from "./SettingsGroup.tsx";

/** What one agent likes, on the device in front of them. */
export function PreferencesPage() {
  const [theme, chooseTheme] = useTheme();
  const [hasSound, setSound] = usePreference("sound");
  const [hasNotifications, setNotifications] = usePreference("notifications");
  const [enterSends, setEnterSends] = usePreference("enterSends");

  async function changeNotifications(isOn: boolean) {
    if (isOn) await askPermission();
    // The first one shows how they look, and whether there are any.
    if (isOn && !notify({ title: "Foyer", text: "New messages are told like this.", tag: "foyer" })) {
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
          isOn={hasNotifications && mayNotify()}
          onChange={(isOn) => void changeNotifications(isOn)}
        />
      </FormRow>
      <FormRow title="Writing" description="With this off, Ctrl or Command with Enter sends.">
        <Switch label="Enter sends" isOn={enterSends} onChange={setEnterSends} />
      </FormRow>
    </SettingsGroup>
  );
}

async function askPermission(): Promise<void> {
  if (typeof Notification !== "undefined") await Notification.requestPermission();
}

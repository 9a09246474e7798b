import { Bell, Check, Volume, Volume1, Volume2, VolumeX } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { MenuLabel } from "../../components/menu.tsx";
import { showToast } from "../../components/toasts.ts";
import { type Setting, useSetting } from "../settings/create-setting.ts";
import {
  type Volume as Loudness,
  noticeSetting,
  noticeTextSetting,
  volumeSetting,
} from "./alert-settings.ts";
import { createArrivalTone } from "./arrival-tone.ts";
import { askForNotices } from "./show-notice.ts";

const volumes: readonly { value: Loudness; name: string; Icon: typeof Volume }[] = [
  { value: "off", name: "Off", Icon: VolumeX },
  { value: "low", name: "Low", Icon: Volume },
  { value: "medium", name: "Medium", Icon: Volume1 },
  { value: "high", name: "High", Icon: Volume2 },
];

/** How this browser tells of messages that arrive elsewhere: how loud, and by notices or not (S3.25). */
export function AlertChoice() {
  const volume = useSetting(volumeSetting);
  const hasNotices = useSetting(noticeSetting) === "on";
  const choose = (value: string) => {
    volumeSetting.write(value as Loudness);
    playOnce(value as Loudness);
  };
  return (
    <>
      <MenuLabel>Message sound</MenuLabel>
      <DropdownMenu.RadioGroup
        aria-label="Message sound"
        value={volume}
        onValueChange={choose}
        className="mx-1.5 mb-1 flex rounded-md bg-sunken p-0.5"
      >
        {volumes.map(({ value, name, Icon }) => (
          <DropdownMenu.RadioItem
            key={value}
            value={value}
            aria-label={name}
            title={name}
            onSelect={(event) => event.preventDefault()}
            className="flex flex-1 cursor-pointer select-none items-center justify-center rounded-sm px-2 py-1.5 text-muted outline-none data-[state=checked]:bg-selected data-[highlighted]:text-ink data-[state=checked]:text-ink data-[state=checked]:shadow-card data-[highlighted]:ring-2 data-[highlighted]:ring-accent"
          >
            <Icon aria-hidden="true" className="size-4" />
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      <Choice setting={noticeSetting} onSwitchOn={switchOn}>
        <Bell aria-hidden="true" />
        Browser notifications
      </Choice>
      {hasNotices && (
        <Choice setting={noticeTextSetting}>
          <span className="size-4" />
          Show message text in them
        </Choice>
      )}
    </>
  );
}

/** A switch of the menu, which stays open. */
function Choice(props: {
  setting: Setting<"off" | "on">;
  onSwitchOn?: () => void;
  children: React.ReactNode;
}) {
  const { setting, onSwitchOn = () => setting.write("on"), children } = props;
  const isOn = useSetting(setting) === "on";
  return (
    <DropdownMenu.CheckboxItem
      checked={isOn}
      onCheckedChange={(wanted) => (wanted ? onSwitchOn() : setting.write("off"))}
      onSelect={(event) => event.preventDefault()}
      className="flex w-full cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 py-2 text-left text-ink outline-none data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:text-muted"
    >
      {children}
      <span className="ml-auto size-4">{isOn && <Check aria-hidden="true" />}</span>
    </DropdownMenu.CheckboxItem>
  );
}

function switchOn(): void {
  void askForNotices().then((canShow) => {
    if (canShow) noticeSetting.write("on");
    else showToast("This browser blocks notifications. Allow them for this site in its settings");
  });
}

/** So one hears what one chose; the choice itself is the click that browsers ask for. */
function playOnce(volume: Loudness): void {
  const tone = createArrivalTone({ isUnlocked: true });
  tone.play(volume);
  setTimeout(tone.close, 1_000);
}

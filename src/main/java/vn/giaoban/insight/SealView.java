package vn.giaoban.insight;

import vn.giaoban.attendance.VerifyView;
import vn.giaoban.attendance.VerifyView.Status;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;

/**
 * Whether an attendance sheet can be relied on, in words.
 *
 * @param intact whether it can
 * @param detail what names the seal; empty without one
 */
record SealView(boolean intact, String heading, String text, String detail) {

    static SealView of(VerifyView found, WallClock clock) {
        var texts = clock.texts();
        var sealed = !found.seals().isEmpty();
        var detail = sealed ? detail(found.seals().getFirst(), clock) : "";
        if (found.status() == Status.BROKEN) return broken(found, detail, texts);
        var forgotten = found.forgotten();
        var text = forgotten == null
                ? texts.say("seal.facts", found.facts())
                : texts.say("seal.forgotten", forgotten.facts());
        return new SealView(true, texts.get(sealed ? "seal.intact" : "seal.unsealed"), text, detail);
    }

    private static SealView broken(VerifyView found, String detail, PageTexts texts) {
        var broken = found.broken();
        if (broken != null)
            return new SealView(
                    false,
                    texts.say("seal.broken", String.valueOf(broken.fact())),
                    texts.get("broken." + broken.fault()),
                    detail);
        var verdicts = Boolean.FALSE.equals(found.verdictsAsSealed());
        return new SealView(
                false,
                texts.get("seal.wrong"),
                texts.get(verdicts ? "seal.wrong.verdicts" : "seal.wrong.signature"),
                detail);
    }

    private static String detail(VerifyView.SealLine seal, WallClock clock) {
        return clock.texts().say("seal.detail", clock.stamp(seal.at()), seal.key(), seal.digest());
    }
}

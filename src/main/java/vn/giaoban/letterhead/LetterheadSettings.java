package vn.giaoban.letterhead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands on an office's formal invitations beside the plan of the briefing.
 *
 * @param attach whether first invitations and updates carry the formal invitation as {@code giay-moi.pdf}
 * @param personal whether each recipient is named on their own copy, with their room; otherwise all get the same document, which is made once for each
 *     version of a briefing (a copy costs about 5 ms of a processor, which counts with thousands of recipients)
 * @param parentBody the body above the one that invites, first line at the upper left, for instance {@code UBND THÀNH PHỐ HÀ NỘI}; none unless
 *     given
 * @param body the body that invites, bold below it; the point that hosts the briefing unless given
 * @param place where it is issued, before the date
 * @param number number and symbol: what follows {@code Số:}. {briefing} stands for eight characters that are the briefing's own,
 *     {version} for the number of its change (0 at first), {year} for the year. One that begins with a slash leaves room to
 *     write the number by hand
 * @param authority by whose authority is signed, for instance {@code TL. CHỦ TỊCH}; none unless given
 * @param position the signer's position, for instance {@code CHÁNH VĂN PHÒNG}; only the authority unless given
 * @param signer the signer's name; left to be written by hand unless given
 * @param participants who is expected, in words
 * @param copies who gets a copy, each a line below {@code Nơi nhận:}
 */
@ConfigurationProperties("giaoban.letters.invitation")
record LetterheadSettings(
        @DefaultValue("true") boolean attach,
        @DefaultValue("true") boolean personal,
        @Nullable String parentBody,
        @Nullable String body,
        @DefaultValue("Hà Nội") String place,
        @DefaultValue("/GM") String number,
        @Nullable String authority,
        @Nullable String position,
        @Nullable String signer,

        @DefaultValue("Lãnh đạo và đại biểu được mời tại các điểm cầu")
        String participants,

        @DefaultValue({"Như trên", "Lưu: VT"}) List<String> copies) {}

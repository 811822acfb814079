package vn.giaoban.entrance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Sample;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Response;

/** Who comes to the briefing of {@link Sample}. */
final class People {

    private People() {}

    static Participant delegate(DelegateRole role) {
        return new Participant(
                "6f1c9a52-3f7b-4a3e-9a40-0f3f5f0d8f11",
                "Trần Thị Bình",
                "Trưởng phòng",
                "binh@so-tttt.example",
                role,
                "Quận Ba Đình",
                "Phòng họp 1",
                false,
                Response.PENDING);
    }

    static Participant device(boolean host) {
        return new Participant(
                "POINT:Q-BA-DINH",
                "Quận Ba Đình",
                null,
                null,
                null,
                "Quận Ba Đình",
                "Phòng họp 1",
                host,
                Response.ACCEPTED);
    }

    static Admission admission(BriefingStatus status, boolean revoked, @Nullable Participant who) {
        var link = new JoinLink(UUID.randomUUID(), Sample.ID, "Q-BA-DINH", null, "x".repeat(43), "y".repeat(43));
        var found = new FoundLink(link, revoked);
        return new Admission(found, Sample.briefing(status), Sample.conference(), who, null, "Văn phòng UBND");
    }
}

package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.conferences.ConferenceProblem;
import vn.giaoban.conferences.Sample;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;

class EntryPolicyTests {

    @Test
    void opensFifteenMinutesBeforeTheStartAndNotASecondEarlier() {
        assertThat(enter(Sample.OPEN.minusSeconds(1))).contains(new ConferenceProblem.TooEarly(Sample.OPEN));
        assertThat(enter(Sample.OPEN)).isEmpty();
    }

    @Test
    void closesHalfAnHourAfterTheEnd() {
        assertThat(enter(Sample.CLOSE.minusSeconds(1))).isEmpty();
        assertThat(enter(Sample.CLOSE)).contains(new ConferenceProblem.Over());
    }

    @Test
    void staysOpenInTheGraceAlthoughTheBriefingHasEnded() {
        var admission = People.admission(BriefingStatus.ENDED, false, People.device(false));
        assertThat(EntryPolicy.mayEnter(admission, Sample.END.plusSeconds(60))).isEmpty();
    }

    @Test
    void refusesARevokedLinkWhateverTheTime() {
        var admission = People.admission(BriefingStatus.SCHEDULED, true, People.device(false));
        assertThat(EntryPolicy.mayEnter(admission, Sample.START)).contains(new EntryProblem.Revoked());
        assertThat(EntryPolicy.maySee(admission)).contains(new EntryProblem.Revoked());
    }

    @Test
    void refusesAPersonWhoIsNoLongerOnTheRoll() {
        var admission = People.admission(BriefingStatus.SCHEDULED, false, null);
        assertThat(EntryPolicy.mayEnter(admission, Sample.START)).contains(new EntryProblem.Revoked());
    }

    @Test
    void tellsOfACancellationEvenThoughTheLinksDiedWithIt() {
        var admission = People.admission(BriefingStatus.CANCELLED, true, People.device(false));
        assertThat(EntryPolicy.mayEnter(admission, Sample.START)).contains(new ConferenceProblem.Cancelled());
        assertThat(EntryPolicy.mayAnswer(admission, Sample.START)).contains(new ConferenceProblem.Cancelled());
    }

    @Test
    void knowsNothingOfADraft() {
        var admission = People.admission(BriefingStatus.DRAFT, false, People.device(false));
        assertThat(EntryPolicy.mayEnter(admission, Sample.START)).containsInstanceOf(CommonProblem.NotFound.class);
        assertThat(EntryPolicy.maySee(admission)).containsInstanceOf(CommonProblem.NotFound.class);
    }

    @Test
    void takesAnswersUntilThePlannedEnd() {
        var admission = People.admission(BriefingStatus.LIVE, false, People.device(false));
        assertThat(EntryPolicy.mayAnswer(admission, Sample.END.minusSeconds(1))).isEmpty();
        assertThat(EntryPolicy.mayAnswer(admission, Sample.END)).contains(new ConferenceProblem.Over());
    }

    private static Optional<Problem> enter(Instant now) {
        return EntryPolicy.mayEnter(People.admission(BriefingStatus.SCHEDULED, false, People.device(false)), now);
    }
}

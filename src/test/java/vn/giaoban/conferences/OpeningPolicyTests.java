package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.CommonProblem;

class OpeningPolicyTests {

    @Test
    void opensNoRoomOfADraft() {
        assertThat(OpeningPolicy.mayOpen(Sample.briefing(BriefingStatus.DRAFT), Sample.conference(), Sample.START))
                .containsInstanceOf(CommonProblem.NotFound.class);
    }
}

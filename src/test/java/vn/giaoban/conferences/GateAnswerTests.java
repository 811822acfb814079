package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.Problem;

class GateAnswerTests {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void answersThePlanInTheFiveMembersThatTheServerNeeds() {
        var answer = GateAnswer.reservation(
                Sample.briefing(BriefingStatus.SCHEDULED), Sample.CLOSE, "GB-abc", "7e6364aa@meet.test");
        assertThat(json.readTree(json.writeValueAsString(answer))).isEqualTo(json.readTree("""
                {"id": "0192f0c4-0000-7000-8000-000000000001", "name": "GB-abc", "mail_owner": "7e6364aa@meet.test",
                 "start_time": "2026-12-07T01:00:00.000Z", "duration": 7200}"""));
    }

    @Test
    void theServerIsToldALaterEndWhereTheServiceAccountClosesTheRoom() {
        assertThat(new ServerClosing(Duration.ofHours(3), Sample.SERVERS, Set.of()).of(Sample.conference()))
                .isEqualTo(Sample.CLOSE);
        assertThat(new ServerClosing(Duration.ofHours(3), Sample.SERVERS, Set.of("default")).of(Sample.conference()))
                .isEqualTo(Sample.CLOSE.plus(Duration.ofHours(3)));
        assertThat(new ServerClosing(Duration.ofHours(3), Sample.SERVERS, Set.of("default"))
                        .of(Sample.conferenceAt("phu")))
                .as("a server without an account")
                .isEqualTo(Sample.CLOSE);
    }

    @Test
    void saysWhenTheRoomOpensInTheTimeOfTheBriefing() {
        assertThat(message(new ConferenceProblem.TooEarly(Sample.OPEN), 403))
                .isEqualTo("Phòng họp mở lúc 07:45 ngày 07/12/2026.");
    }

    @Test
    void refusesWithAClientErrorSoThatTheServerDoesNotRepeat() {
        assertThat(message(new ConferenceProblem.Over(), 403)).isEqualTo("Cuộc họp đã kết thúc.");
        assertThat(message(new ConferenceProblem.Cancelled(), 403)).isEqualTo("Cuộc họp đã bị hủy.");
        assertThat(message(new CommonProblem.NotFound("x"), 404)).isEqualTo("Không có cuộc họp nào dùng phòng này.");
    }

    private static String message(Problem problem, int status) {
        var answer = GateAnswer.refusal(problem, Sample.HANOI);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        return ((GateAnswer.Refusal) Objects.requireNonNull(answer.getBody())).message();
    }
}

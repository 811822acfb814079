package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.tokens.Guest;
import vn.giaoban.tokens.Standing;

class ParticipantTests {

    @Test
    void theChairTheSecretaryAndTheHostingRoomModerate() {
        assertThat(People.delegate(DelegateRole.CHAIR).asGuest().standing().moderates())
                .isTrue();
        assertThat(People.delegate(DelegateRole.SECRETARY).asGuest().standing().moderates())
                .isTrue();
        assertThat(People.device(true).asGuest().standing().moderates()).isTrue();
        assertThat(People.delegate(DelegateRole.PRESENTER).asGuest().standing().moderates())
                .isFalse();
        assertThat(People.device(false).asGuest().standing().moderates()).isFalse();
    }

    @Test
    void theChairAndTheSecretaryPassTheLobby() {
        assertThat(People.delegate(DelegateRole.CHAIR).standing()).isEqualTo(Standing.CHAIR);
        assertThat(People.delegate(DelegateRole.SECRETARY).standing()).isEqualTo(Standing.SECRETARY);
        assertThat(People.device(true).standing()).isEqualTo(Standing.HOST);
    }

    @Test
    void theConferenceServerKnowsAPersonByTheIdOfTheRoll() {
        assertThat(People.delegate(DelegateRole.DELEGATE).asGuest())
                .isEqualTo(new Guest(
                        "6f1c9a52-3f7b-4a3e-9a40-0f3f5f0d8f11",
                        "Trần Thị Bình",
                        "binh@so-tttt.example",
                        Standing.PARTICIPANT));
    }
}

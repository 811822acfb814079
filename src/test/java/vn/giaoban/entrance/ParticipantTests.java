package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Guest;

class ParticipantTests {

    @Test
    void theChairTheSecretaryAndTheHostingRoomModerate() {
        assertThat(People.delegate(DelegateRole.CHAIR).asGuest().moderator()).isTrue();
        assertThat(People.delegate(DelegateRole.SECRETARY).asGuest().moderator())
                .isTrue();
        assertThat(People.device(true).asGuest().moderator()).isTrue();
        assertThat(People.delegate(DelegateRole.PRESENTER).asGuest().moderator())
                .isFalse();
        assertThat(People.device(false).asGuest().moderator()).isFalse();
    }

    @Test
    void theConferenceServerKnowsAPersonByTheIdOfTheRoll() {
        assertThat(People.delegate(DelegateRole.DELEGATE).asGuest())
                .isEqualTo(new Guest(
                        "6f1c9a52-3f7b-4a3e-9a40-0f3f5f0d8f11", "Trần Thị Bình", "binh@so-tttt.example", false));
    }
}

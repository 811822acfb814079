package vn.giaoban.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.calendars.Portion;
import vn.giaoban.calendars.Sitting;
import vn.giaoban.invitations.DeliveryState;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Told;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.SampleLetters;
import vn.giaoban.recurrence.Recurrence;

/** Whatever happens to a series, a calendar that reads the messages in order shows what the recipient attends, and nothing else. */
class SeriesLifeTests {

    private static final UUID SERIES = UUID.fromString("5e71e500-0000-4000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Recipient POINT = SampleAudience.aPoint().inSeries(null);

    @Test
    void calendarsShowWhatIsAttended() {
        var messages = 0;
        var seeds = new Random(Long.getLong("giaoban.seed", 20261207));
        for (var run = 0; run < 150; run++) {
            var seed = seeds.nextLong();
            try {
                messages += live(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
        System.out.println("messages read by calendars: " + messages);
        assertThat(messages).isGreaterThan(500);
    }

    private static int live(Random random) {
        var life = new Life(random);
        life.tell();
        for (var step = 0; step < 8; step++) {
            life.change();
            life.tell();
            life.check();
        }
        return life.sequence;
    }

    @Test
    void oneChangeOfOneOccurrenceIsToldAlone() {
        var life = new Life("FREQ=WEEKLY;COUNT=12", "Asia/Ho_Chi_Minh");
        assertThat(life.tell()).hasSize(1).allMatch(Draft::first);
        var third = life.ids().get(2);
        life.attended.computeIfPresent(third, (_, s) -> s.with(retitled(s.plan(), "Chuyên đề")));
        var told = life.tell();
        assertThat(told).hasSize(1);
        assertThat(portion(told).only()).extracting(Sitting::recurrenceId).containsExactly(third);
        assertThat(told.getFirst().before()).isNotNull();
        life.check();
    }

    @Test
    void anEndlessSeriesNeedsNoWordWhileItIsFilledAsPromised() {
        var life = new Life("FREQ=WEEKLY", "Europe/Berlin");
        assertThat(life.tell()).hasSize(1);
        life.fill(8);
        assertThat(life.tell()).isEmpty();
        life.fill(1);
        life.attended.remove(life.ids().getLast());
        var told = life.tell();
        assertThat(told).hasSize(1).allMatch(draft -> draft.kind() == MessageKind.CANCEL);
        assertThat(portion(told).only()).hasSize(1);
    }

    @Test
    void allCalledOffIsOneMessageWithoutOccurrences() {
        var life = new Life("FREQ=DAILY;COUNT=9", "Asia/Ho_Chi_Minh");
        life.tell();
        for (var id : life.ids()) life.cancel(id);
        var told = life.tell();
        assertThat(told).hasSize(1).allMatch(draft -> draft.kind() == MessageKind.CANCEL);
        assertThat(portion(told).isWhole()).isTrue();
        life.check();
    }

    private static Portion portion(List<Draft> told) {
        return java.util.Objects.requireNonNull(told.getFirst().portion());
    }

    static Plan retitled(Plan plan, String title) {
        return new Plan(
                title,
                plan.agenda(),
                plan.chair(),
                plan.host(),
                plan.time(),
                plan.zone(),
                plan.priority(),
                plan.urgentReason(),
                plan.reminders(),
                plan.cancelled(),
                plan.cancelReason());
    }

    /** A series, one recipient, and that recipient's calendar. */
    static final class Life {

        private final Random random;
        private final CalendarModel calendar = new CalendarModel();
        final List<String> sent = new ArrayList<>();
        final TreeMap<LocalDateTime, Sitting> attended = new TreeMap<>();
        private final Map<LocalDateTime, Sitting> dropped = new HashMap<>();
        private final Map<LocalDateTime, Plan> calledOff = new HashMap<>();
        private Recurrence recurrence;
        private LocalDateTime known;
        private boolean split;
        private @Nullable Told told;
        private int sequence;

        Life(String rrule, String zone) {
            this.random = new Random(1);
            this.recurrence = Recurrence.of(rrule, LocalDateTime.parse("2026-12-07T08:00"), ZoneId.of(zone), List.of());
            this.known = LocalDateTime.parse(recurrence.isEndless() ? "2027-06-01T00:00" : "2028-06-01T00:00");
            recurrence.occurrences(LocalDateTime.MIN, known, 500).forEach(o -> add(o.recurrenceId()));
        }

        Life(Random random) {
            this.random = random;
            this.recurrence = aRecurrence(random);
            this.known = LocalDateTime.parse("2027-06-01T00:00").plusDays(random.nextInt(200));
            recurrence.occurrences(LocalDateTime.MIN, known, 60).forEach(o -> {
                if (random.nextInt(10) > 0) add(o.recurrenceId());
            });
            if (attended.isEmpty())
                add(recurrence
                        .occurrences(LocalDateTime.MIN, LocalDateTime.MAX, 1)
                        .getFirst()
                        .recurrenceId());
            if (recurrence.isEndless()) known = attended.lastKey().plusMinutes(1);
        }

        private static Recurrence aRecurrence(Random random) {
            var start = LocalDateTime.parse("2026-12-07T08:00")
                    .plusDays(random.nextInt(120))
                    .withHour(random.nextInt(24));
            var zones = List.of("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "UTC");
            var rules = List.of(
                    "FREQ=WEEKLY;COUNT=12",
                    "FREQ=WEEKLY;BYDAY=MO,TH",
                    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=15",
                    "FREQ=DAILY;UNTIL=20270501T000000Z;INTERVAL=3",
                    "FREQ=MONTHLY;BYDAY=1MO;COUNT=8",
                    "FREQ=MONTHLY;BYDAY=-1FR",
                    "FREQ=DAILY;COUNT=2");
            var rule = rules.get(random.nextInt(rules.size()));
            return Recurrence.of(rule, start, ZoneId.of(zones.get(random.nextInt(zones.size()))), List.of());
        }

        List<LocalDateTime> ids() {
            return List.copyOf(attended.keySet());
        }

        void fill(int more) {
            for (var occurrence : recurrence.occurrences(known, LocalDateTime.MAX, more)) {
                add(occurrence.recurrenceId());
                known = occurrence.recurrenceId().plusSeconds(1);
            }
        }

        private void add(LocalDateTime id) {
            var plan = SampleAudience.at(
                    "2026-12-07T01:00:00Z",
                    "2026-12-07T02:30:00Z",
                    recurrence.zone().getId());
            var at = id.plus(recurrence.shift());
            attended.put(
                    id,
                    new Sitting(id, at, plan, "Q-BA-DINH/P2", "Phòng họp trực tuyến 2")
                            .repeated(id, at, recurrence.zone()));
        }

        void cancel(LocalDateTime id) {
            var gone = attended.remove(id);
            if (gone != null) calledOff.put(id, gone.plan().calledOff(true, "Bão số 9"));
        }

        void change() {
            var ids = ids();
            var one = ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(9)) {
                case 0 -> edit(one, s -> s.with(retitled(s.plan(), "Tên " + random.nextInt(1000))));
                case 1 -> edit(one, s -> s.with(s.plan().at(later(s.plan().time(), random.nextInt(60 * 30)))));
                case 2 -> edit(one, s -> new Sitting(s.recurrenceId(), s.at(), s.plan(), "Q-BA-DINH/P9", "Phòng 9"));
                case 3 -> {
                    if (one != null) cancel(one);
                }
                case 4 -> {
                    if (one != null) dropped.put(one, java.util.Objects.requireNonNull(attended.remove(one)));
                }
                case 5 -> {
                    attended.putAll(dropped);
                    dropped.clear();
                }
                case 6 -> {
                    var shift = Duration.ofMinutes(random.nextInt(3) == 0 ? 24 * 60 : 15L * random.nextInt(8));
                    recurrence = recurrence.shiftedBy(shift);
                    attended.replaceAll((id, s) -> s.repeated(id, id.plus(recurrence.shift()), recurrence.zone()));
                    dropped.replaceAll((id, s) -> s.repeated(id, id.plus(recurrence.shift()), recurrence.zone()));
                }
                case 7 -> attended.replaceAll((_, s) -> s.with(retitled(s.plan(), "Tất cả " + sequence)));
                default -> {
                    if (ids.size() >= 3) cutOff(ids.get(ids.size() - 1 - random.nextInt(ids.size() / 2)));
                }
            }
        }

        /** The rest is a series of its own from now on. */
        void cutOff(LocalDateTime cut) {
            recurrence = recurrence.endingBefore(cut);
            attended.tailMap(cut).clear();
            dropped.keySet().removeIf(id -> !id.isBefore(cut));
            calledOff.keySet().removeIf(id -> !id.isBefore(cut));
            split = true;
        }

        private void edit(@Nullable LocalDateTime id, java.util.function.UnaryOperator<Sitting> change) {
            if (id != null) attended.computeIfPresent(id, (_, sitting) -> change.apply(sitting));
        }

        private static TimeRange later(TimeRange time, int minutes) {
            var by = Duration.ofMinutes(minutes);
            return new TimeRange(time.start().plus(by), time.end().plus(by));
        }

        /** What is told now; telling again must add nothing. */
        List<Draft> tell() {
            var drafts = decide();
            if (!drafts.isEmpty()) {
                for (var draft : drafts) receive(draft);
                sequence++;
            }
            assertThat(decide()).as("told twice").isEmpty();
            return drafts;
        }

        private List<Draft> decide() {
            var held = new java.util.HashSet<>(attended.keySet());
            held.addAll(dropped.keySet());
            var course = new Course(SERIES, recurrence, known, calledOff, Set.copyOf(held), split, NOW);
            var wanted = attended.isEmpty() ? null : new Attendance(POINT, new TreeMap<>(attended));
            return new SeriesPolicy(course).tell(wanted, told);
        }

        private void receive(Draft draft) {
            var portion = java.util.Objects.requireNonNull(draft.portion());
            var text = SampleLetters.calendar(
                    draft.kind(), sequence, NOW.plusSeconds(sequence), draft.recipient(), portion);
            sent.add(text);
            calendar.receive(text);
            told = new Told(
                    draft.recipient(),
                    draft.kind(),
                    sequence,
                    portion.lead().plan(),
                    DeliveryState.SENT,
                    false,
                    portion);
        }

        void check() {
            var wanted = new ArrayList<String>();
            attended.values().forEach(s -> wanted.add(text(s)));
            // beyond what is known only the rule speaks
            var end = recurrence.isEndless()
                    ? known.plus(recurrence.shift()).atZone(recurrence.zone()).toInstant()
                    : Instant.MAX;
            var shown = new ArrayList<String>();
            calendar.all().stream()
                    .filter(s -> s.name().isBefore(end))
                    .forEach(s -> shown.add(s.start() + " " + s.end() + " " + s.title() + " " + s.place()));
            assertThat(shown).containsExactlyInAnyOrderElementsOf(wanted);
        }

        private static String text(Sitting sitting) {
            var plan = sitting.plan();
            return plan.time().start() + " " + plan.time().end() + " " + plan.title() + " " + sitting.roomName()
                    + ", UBND quận Ba Đình";
        }
    }
}

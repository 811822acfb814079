package vn.giaoban.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.TraceView.Line;
import vn.giaoban.attendance.TraceView.Use;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.ledger.Fact;
import vn.giaoban.ledger.LedgerEntry;
import vn.giaoban.presence.Visit;

/** Finds the facts behind one line of attendance, and what was made of each of them. */
final class Trace {

    private final Mark mark;
    private final List<LedgerEntry> entries;
    private final List<Visit> sessions;

    /** Whose coming and going matters: the line's own, and the device's in whose room somebody was ticked. */
    private final Set<String> identities = new HashSet<>();

    private final Set<String> jids = new HashSet<>();
    private final Set<String> matched = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();

    Trace(Sheet sheet, Mark mark) {
        this.mark = mark;
        this.entries = sheet.extract().entries();
        identities.add(mark.key().identity());
        var counted = mark.computed().sessions();
        counted.stream()
                .filter(visit -> visit.source() == Visit.Source.TICK)
                .map(Visit::jid)
                .forEach(identities::add);
        sessions = Stream.concat(counted.stream(), devices(sheet, counted)).toList();
        counted.forEach(visit -> jids.add(visit.jid()));
        for (var entry : entries) learn(entry.fact());
    }

    private static Stream<Visit> devices(Sheet sheet, List<Visit> counted) {
        return counted.stream()
                .filter(visit -> visit.source() == Visit.Source.TICK)
                .map(Visit::jid)
                .distinct()
                .flatMap(device ->
                        Stream.ofNullable(sheet.register().judgements().get(device)))
                .flatMap(device -> device.sessions().stream());
    }

    private void learn(Fact fact) {
        if (fact instanceof Fact.Matched match && mark.key().identity().equals(match.whose()))
            Stream.of(match.identity(), match.jid()).flatMap(Stream::ofNullable).forEach(matched::add);
        if (!(fact instanceof Fact.Told(ConferenceEvent event))) return;
        visitsOf(event).filter(visit -> identities.contains(visit.id())).forEach(visit -> jids.add(visit.jid()));
    }

    private static Stream<ConferenceEvent.Visit> visitsOf(ConferenceEvent event) {
        return Stream.concat(Stream.ofNullable(event.occupant()), event.allOccupants().stream());
    }

    /** The facts in the order in which they were taken in. */
    List<Line> lines() {
        for (var entry : entries)
            switch (entry.fact()) {
                case Fact.Told told -> told(entry, told.event());
                case Fact.Listed list -> listed(entry, list);
                case Fact.Ticked tick -> ticked(entry, tick);
                case Fact.Corrected correction -> corrected(entry, correction);
                case Fact.Matched match -> matched(entry, match);
            }
        return lines;
    }

    private void add(LedgerEntry entry, String kind, Use use, Map<String, Object> says) {
        lines.add(new Line(entry.seq(), entry.at(), kind, use, says, entry.hash()));
    }

    private boolean isMine(ConferenceEvent.Visit visit) {
        return jids.contains(visit.jid()) || identities.contains(visit.id());
    }

    private void told(LedgerEntry entry, ConferenceEvent event) {
        var who = event.occupant();
        if (who != null && isMine(who)) {
            var use = event.kind() == ConferenceEvent.Kind.OCCUPANT_JOINED ? useOfJoin(who) : useOfLeave(who);
            add(entry, event.kind().name(), use, saysOf(who, event));
        }
        if (who != null) return;
        var mine = event.allOccupants().stream().filter(this::isMine).toList();
        if (mine.isEmpty()) add(entry, event.kind().name(), Use.ROOM, saysOf(null, event));
        for (var visit : mine) add(entry, event.kind().name(), useOfListing(visit), saysOf(visit, event));
    }

    private Use useOfJoin(ConferenceEvent.Visit told) {
        return session(told, visit -> visit.from().equals(told.joinedAt())).isPresent() ? Use.BEGINS : Use.UNUSED;
    }

    private Use useOfLeave(ConferenceEvent.Visit told) {
        var ends = session(told, visit -> Objects.equals(visit.to(), told.leftAt()));
        if (ends.isEmpty()) return Use.UNUSED;
        var joinTold = entries.stream().anyMatch(entry -> isJoin(entry.fact(), told));
        return told.joinedAt() == null || joinTold ? Use.ENDS : Use.BEGINS_AND_ENDS;
    }

    private static boolean isJoin(Fact fact, ConferenceEvent.Visit told) {
        return fact instanceof Fact.Told(ConferenceEvent event)
                && event.kind() == ConferenceEvent.Kind.OCCUPANT_JOINED
                && event.occupant() != null
                && event.occupant().jid().equals(told.jid())
                && Objects.equals(event.occupant().joinedAt(), told.joinedAt());
    }

    private Use useOfListing(ConferenceEvent.Visit told) {
        var begins = session(told, visit -> visit.from().equals(told.joinedAt()));
        if (begins.isEmpty()) return Use.UNUSED;
        if (begins.get().source() == Visit.Source.ROOM_END) return Use.BEGINS_AND_ENDS;
        return entries.stream().anyMatch(entry -> isLeave(entry.fact(), told)) ? Use.CONFIRMS : Use.ENDS;
    }

    private static boolean isLeave(Fact fact, ConferenceEvent.Visit told) {
        return fact instanceof Fact.Told(ConferenceEvent event)
                && event.kind() == ConferenceEvent.Kind.OCCUPANT_LEFT
                && event.occupant() != null
                && event.occupant().jid().equals(told.jid())
                && Objects.equals(event.occupant().leftAt(), told.leftAt());
    }

    private Optional<Visit> session(ConferenceEvent.Visit told, Predicate<Visit> fits) {
        return sessions.stream()
                .filter(visit -> visit.jid().equals(told.jid()))
                .filter(fits)
                .findFirst();
    }

    private static Map<String, Object> saysOf(ConferenceEvent.@Nullable Visit who, ConferenceEvent event) {
        var says = new LinkedHashMap<String, Object>();
        says.put("room", event.roomJid());
        put(says, "createdAt", event.createdAt());
        put(says, "destroyedAt", event.destroyedAt());
        if (who == null) return says;
        says.put("jid", who.jid());
        put(says, "id", who.id());
        put(says, "name", who.name());
        put(says, "joinedAt", who.joinedAt());
        put(says, "leftAt", who.leftAt());
        return says;
    }

    private static void put(Map<String, Object> says, String name, @Nullable Object value) {
        if (value != null) says.put(name, value);
    }

    private void listed(LedgerEntry entry, Fact.Listed list) {
        for (var jid : list.came())
            if (jids.contains(jid)) {
                var begins = sessions.stream()
                        .anyMatch(
                                visit -> visit.jid().equals(jid) && visit.from().equals(list.at()));
                add(entry, "LIST", begins ? Use.BEGINS : Use.CONFIRMS, Map.of("listedAt", list.at(), "came", jid));
            }
        for (var jid : list.gone())
            if (jids.contains(jid))
                add(entry, "LIST", endsIn(jid, list.at()), Map.of("listedAt", list.at(), "gone", jid));
    }

    /** A list without somebody ends their visit where they were last seen, unless others tell a better time. */
    private Use endsIn(String jid, Instant at) {
        var untold = sessions.stream()
                .filter(visit -> visit.jid().equals(jid) && !visit.from().isAfter(at))
                .anyMatch(visit -> visit.to() != null
                        && !isTold(visit.jid(), visit.to())
                        && !visit.to().isAfter(at));
        return untold ? Use.ENDS : Use.CONFIRMS;
    }

    private boolean isTold(String jid, Instant left) {
        return entries.stream()
                .map(LedgerEntry::fact)
                .flatMap(fact -> fact instanceof Fact.Told(ConferenceEvent event) ? visitsOf(event) : Stream.empty())
                .anyMatch(visit -> visit.jid().equals(jid) && left.equals(visit.leftAt()));
    }

    private void ticked(LedgerEntry entry, Fact.Ticked tick) {
        if (!mark.key().who().equals(tick.delegate().toString())) return;
        var later = entries.stream()
                .filter(other -> other.seq() > entry.seq())
                .anyMatch(other -> other.fact() instanceof Fact.Ticked said
                        && said.delegate().equals(tick.delegate())
                        && said.point().equals(tick.point())
                        && !said.since().isAfter(tick.since()));
        var says = new LinkedHashMap<String, Object>();
        says.put("point", tick.point());
        says.put("present", tick.present());
        says.put("since", tick.since());
        says.put("by", tick.by());
        add(entry, "TICK", later ? Use.SUPERSEDED : Use.HOLDS, says);
    }

    private void corrected(LedgerEntry entry, Fact.Corrected correction) {
        if (!isAboutMe(correction)) return;
        var later = entries.stream()
                .anyMatch(other ->
                        other.seq() > entry.seq() && other.fact() instanceof Fact.Corrected said && isAboutMe(said));
        var says = new LinkedHashMap<String, Object>();
        says.put("verdict", correction.verdict());
        says.put("reason", correction.reason());
        says.put("by", correction.by());
        add(entry, "CORRECTION", later ? Use.SUPERSEDED : Use.HOLDS, says);
    }

    private boolean isAboutMe(Fact.Corrected correction) {
        return correction.kind().equals(mark.key().kind().name())
                && correction.who().equals(mark.key().who());
    }

    private void matched(LedgerEntry entry, Fact.Matched match) {
        if (!matched.contains(match.identity()) && !matched.contains(match.jid())) return;
        var later = entries.stream()
                .anyMatch(other -> other.seq() > entry.seq()
                        && other.fact() instanceof Fact.Matched said
                        && Objects.equals(said.identity(), match.identity())
                        && Objects.equals(said.jid(), match.jid())
                        && Objects.equals(said.from(), match.from()));
        var says = new LinkedHashMap<String, Object>();
        put(says, "identity", match.identity());
        put(says, "jid", match.jid());
        put(says, "from", match.from());
        put(says, "whose", match.whose());
        says.put("reason", match.reason());
        says.put("by", match.by());
        add(entry, "MATCH", later ? Use.SUPERSEDED : Use.HOLDS, says);
    }
}

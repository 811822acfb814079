package vn.giaoban.preflight;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.database.Sql;
import vn.giaoban.preflight.DeviceCheck.Measurement;
import vn.giaoban.preflight.DeviceCheck.Via;

/** The SQL of device checks: rows are only ever added. */
@Repository
class PreflightStore {

    private final DatabaseClient database;

    PreflightStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> append(Briefing briefing, DeviceCheck check) {
        var network = check.network();
        return database.sql("""
                        insert into preflight.device_check
                               (briefing, starts_at, point, delegate, before, camera, microphone, speaker, network,
                                tested, rtt_ms, kbps, via, browser, by, at)
                        values (:briefing, :start, :point, :delegate, :before, :camera, :microphone, :speaker, :network,
                                :tested, :rtt, :kbps, :via, :browser, :by, :at)""")
                .bind("briefing", briefing.id().value())
                .bind("start", briefing.time().start())
                .bind("point", check.point())
                .bind("delegate", Sql.orNull(check.delegate(), UUID.class))
                .bind("before", Sql.text(text(check.before())))
                .bind("camera", check.works().contains(Device.CAMERA))
                .bind("microphone", check.works().contains(Device.MICROPHONE))
                .bind("speaker", check.works().contains(Device.SPEAKER))
                .bind("network", check.works().contains(Device.NETWORK))
                .bind("tested", check.tested())
                .bind("rtt", Sql.orNull(network.rttMs(), Integer.class))
                .bind("kbps", Sql.orNull(network.kbps(), Integer.class))
                .bind(
                        "via",
                        Sql.text(network.via() == null ? null : network.via().name()))
                .bind("browser", check.browser())
                .bind("by", check.by())
                .bind("at", check.at())
                .then();
    }

    /** All checks for the present start of a briefing, in their order; of one point when it is given. */
    Flux<DeviceCheck> checksOf(Briefing briefing, @Nullable String point) {
        return database.sql("""
                        select point, delegate, before, camera, microphone, speaker, network, tested, rtt_ms, kbps, via, browser, by, at
                          from preflight.device_check
                         where briefing = :briefing and starts_at = :start and (:point::text is null or point = :point)
                         order by id""")
                .bind("briefing", briefing.id().value())
                .bind("start", briefing.time().start())
                .bind("point", Sql.text(point))
                .map(PreflightStore::toCheck)
                .all();
    }

    /**
     * Writes down that check-times have come; gives those that nobody wrote down before.
     *
     * @param told who was not ready, of the last of them; of the others nobody is told any more
     */
    Flux<Duration> claim(Briefing briefing, List<Duration> due, List<String> told, Instant now) {
        return database.sql("""
                        insert into preflight.check_time (briefing, starts_at, before, told, at)
                        select :briefing, :start, before, case when n = :last then :told::text[] else '{}' end, :now
                          from unnest(:befores::text[]) with ordinality d(before, n)
                        on conflict do nothing
                        returning before""")
                .bind("briefing", briefing.id().value())
                .bind("start", briefing.time().start())
                .bind("last", due.size())
                .bind("told", told.toArray(String[]::new))
                .bind("now", now)
                .bind("befores", due.stream().map(Duration::toString).toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .map(Duration::parse);
    }

    /** A check-time that came. */
    record Told(Duration before, Set<String> points) {}

    /** The check-times of a briefing's present start that came. */
    Flux<Told> toldOf(Briefing briefing) {
        return database.sql("""
                        select before, told from preflight.check_time where briefing = :briefing and starts_at = :start""")
                .bind("briefing", briefing.id().value())
                .bind("start", briefing.time().start())
                .map(row -> new Told(
                        Duration.parse(Sql.required(row, "before", String.class)),
                        Set.copyOf(Arrays.asList(Sql.required(row, "told", String[].class)))))
                .all();
    }

    private static @Nullable String text(@Nullable Duration before) {
        return before == null ? null : before.toString();
    }

    private static DeviceCheck toCheck(Readable row) {
        var works = EnumSet.noneOf(Device.class);
        for (var device : Device.values()) if (Sql.required(row, device.key(), Boolean.class)) works.add(device);
        var before = row.get("before", String.class);
        var via = row.get("via", String.class);
        return new DeviceCheck(
                Sql.required(row, "point", String.class),
                row.get("delegate", UUID.class),
                before == null ? null : Duration.parse(before),
                works,
                Sql.required(row, "tested", Boolean.class),
                new Measurement(
                        row.get("rtt_ms", Integer.class),
                        row.get("kbps", Integer.class),
                        via == null ? null : Via.valueOf(via)),
                Sql.required(row, "browser", String.class),
                Sql.required(row, "by", String.class),
                Sql.required(row, "at", Instant.class));
    }
}

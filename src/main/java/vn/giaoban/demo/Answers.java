package vn.giaoban.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.database.Transactions;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;

/** What points and people answer to their invitations: mostly yes, some no with a reason, some nothing. */
@Component
@Profile("demo")
class Answers {

    /** The account of its secretary is the demo's: it has something to answer. */
    private static final String OWN = "Q-BA-DINH";

    private static final List<String> REASONS = List.of(
            "Lãnh đạo đơn vị đi công tác theo kế hoạch đã được phê duyệt; xin gửi báo cáo bằng văn bản",
            "Trùng lịch làm việc với đoàn kiểm tra của Bộ; đơn vị xin phép vắng",
            "Mất điện theo lịch cắt điện của ngành điện từ 07 giờ đến 11 giờ",
            "Đường truyền đang được nhà mạng khắc phục sự cố, chưa có đường dự phòng",
            "Đơn vị tổ chức tiếp xúc cử tri theo lịch của Hội đồng nhân dân",
            "Đơn vị đang diễn tập phòng cháy, chữa cháy theo kế hoạch của Thành phố");

    private final Roster roster;
    private final Transactions transactions;

    Answers(Roster roster, Transactions transactions) {
        this.roster = roster;
        this.transactions = transactions;
    }

    /**
     * Answers for all, in one transaction.
     *
     * @param share how many points answer at all, 0 to 1
     * @param declining how many of those say no
     */
    Mono<Void> give(Briefing briefing, double share, double declining) {
        return roster.roll(briefing.id())
                .flatMap(roll ->
                        transactions.run(all(briefing, roll, share, declining).thenReturn(true)))
                .then();
    }

    private Mono<Void> all(Briefing briefing, Roll roll, double share, double declining) {
        var random = new Random(briefing.title().hashCode());
        var answers = new HashMap<String, Response>();
        for (var point : roll.points()) answers.put(point.point(), response(point.point(), share, declining, random));
        return Flux.fromIterable(roll.points())
                .concatMap(point -> answer(briefing, point, answers, random))
                .thenMany(Flux.fromIterable(roll.delegates()))
                .concatMap(delegate -> answer(briefing, delegate, answers, random.nextDouble()))
                .then();
    }

    private static Response response(String point, double share, double declining, Random random) {
        var answers = random.nextDouble() < share;
        var declines = random.nextDouble() < declining;
        if (!answers || (share < 0.9 && point.equals(OWN))) return Response.PENDING;
        return declines ? Response.DECLINED : Response.ACCEPTED;
    }

    private Mono<Void> answer(Briefing briefing, PointAnswer point, Map<String, Response> answers, Random random) {
        var response = answers.getOrDefault(point.point(), Response.PENDING);
        if (response == Response.PENDING) return Mono.empty();
        var reason = response == Response.DECLINED ? REASONS.get(random.nextInt(REASONS.size())) : null;
        return roster.answer(briefing.id(), point.point(), response, reason, DemoConfiguration.DEMO)
                .then();
    }

    /** People answer as their point does; one in thirty can't come. */
    private Mono<Void> answer(Briefing briefing, Delegate delegate, Map<String, Response> answers, double chance) {
        var point = delegate.point();
        var ofPoint = point == null ? Response.ACCEPTED : answers.getOrDefault(point, Response.PENDING);
        if (ofPoint == Response.PENDING) return Mono.empty();
        var response = point != null && chance < 0.03 ? Response.DECLINED : ofPoint;
        return roster.answer(briefing.id(), delegate.id(), response, null, DemoConfiguration.DEMO);
    }
}

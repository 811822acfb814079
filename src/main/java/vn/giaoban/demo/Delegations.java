package vn.giaoban.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import vn.giaoban.planning.BriefingForm.DelegateForm;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;

/**
 * Whom the points of the catalogue send. Plain Java.
 *
 * @param catalogue the city's points, by code
 */
record Delegations(Map<String, Point> catalogue) {

    /**
     * One to three people of each point that a briefing expects.
     *
     * @param share how many points have named theirs, 0 to 1
     * @param reachable whether they are invited by mail themselves
     */
    List<DelegateForm> of(Meeting meeting, double share, boolean reachable) {
        var random = new Random(meeting.title().hashCode());
        return catalogue.values().stream()
                .filter(point -> expects(meeting, point))
                .filter(_ -> random.nextDouble() < share)
                .flatMap(point -> sent(point, random.nextInt(4)).map(person -> person.at(point.code(), reachable)))
                .toList();
    }

    private static Stream<People.Person> sent(Point point, int chance) {
        var people = People.of(point);
        return switch (chance) {
            case 0 -> people.stream().limit(1);
            case 1 -> people.stream().skip(1);
            case 2 -> people.stream().limit(2);
            default -> people.stream();
        };
    }

    private static boolean expects(Meeting meeting, Point point) {
        return meeting.points().contains(point.code())
                || meeting.groups().contains("ALL")
                || meeting.groups().contains(point.kind() == PointKind.DEPARTMENT ? "DEPARTMENTS" : "DISTRICTS");
    }
}

package vn.giaoban.entrance;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.admission.Precedence;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.points.Point;
import vn.giaoban.points.Room;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roll;
import vn.giaoban.tokens.Guest;
import vn.giaoban.tokens.Standing;

/**
 * Who a link lets in.
 *
 * @param id what the conference server tells back in its events: {@code POINT:<code>} for a room's device, else the delegate's id
 * @param name as shown in the conference
 * @param title position of a person
 * @param role of a person; null for a device
 * @param point name of their point
 * @param room name of the point's room
 * @param hostDevice whether it is the device of the point that hosts the briefing
 * @param response what was answered so far
 */
record Participant(
        String id,
        String name,
        @Nullable String title,
        @Nullable String email,
        @Nullable DelegateRole role,
        @Nullable String point,
        @Nullable String room,
        boolean hostDevice,
        Response response) {

    /** Whether it is a room's device and not a person. */
    boolean isDevice() {
        return role == null;
    }

    /** What they may do in the conference. */
    Standing standing() {
        if (hostDevice) return Standing.HOST;
        if (role == DelegateRole.CHAIR) return Standing.CHAIR;
        return role == DelegateRole.SECRETARY ? Standing.SECRETARY : Standing.PARTICIPANT;
    }

    /** Who may mute and remove others: the chair, the secretary, and the room that hosts, whose operators run the meeting. */
    boolean isModerator() {
        return standing().moderates();
    }

    /** Who goes before whom at the door. */
    Precedence precedence() {
        if (role == DelegateRole.CHAIR) return Precedence.CHAIR;
        if (hostDevice) return Precedence.HOST;
        return isDevice() ? Precedence.ROOM : Precedence.PERSON;
    }

    /** The holder as the conference server knows them. */
    Guest asGuest() {
        return new Guest(id, name, email, standing());
    }

    /**
     * Who holds the link; null when the person is no longer on the roll.
     *
     * @param points the point of the link or of its delegate, by code
     */
    static @Nullable Participant of(JoinLink link, Briefing briefing, Roll roll, Map<String, Point> points) {
        if (link.delegate() == null) return device(Objects.requireNonNull(link.point()), briefing, roll, points);
        var delegate = delegateOf(roll, link.delegate());
        return delegate == null ? null : person(delegate, briefing, points);
    }

    /** The code of the point that the link's holder sits at. */
    static @Nullable String pointOf(JoinLink link, Roll roll) {
        if (link.delegate() == null) return link.point();
        var delegate = delegateOf(roll, link.delegate());
        return delegate == null ? null : delegate.point();
    }

    private static @Nullable Delegate delegateOf(Roll roll, UUID id) {
        return roll.delegates().stream()
                .filter(delegate -> delegate.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Participant device(String code, Briefing briefing, Roll roll, Map<String, Point> points) {
        var point = points.get(code);
        var name = point == null ? code : point.name();
        var response = roll.points().stream()
                .filter(answer -> answer.point().equals(code))
                .map(PointAnswer::response)
                .findFirst()
                .orElse(Response.PENDING);
        var host = code.equals(briefing.host());
        return new Participant(
                "POINT:" + code, name, null, null, null, name, roomOf(code, briefing, point), host, response);
    }

    private static Participant person(Delegate delegate, Briefing briefing, Map<String, Point> points) {
        var code = delegate.point();
        var point = code == null ? null : points.get(code);
        return new Participant(
                delegate.id().toString(),
                delegate.name(),
                delegate.title(),
                delegate.email(),
                delegate.role(),
                point == null ? code : point.name(),
                code == null ? null : roomOf(code, briefing, point),
                false,
                delegate.response());
    }

    private static @Nullable String roomOf(String code, Briefing briefing, @Nullable Point point) {
        if (point == null) return null;
        return briefing.points().stream()
                .filter(expected -> expected.point().equals(code) && expected.room() != null)
                .flatMap(expected ->
                        point.rooms().stream().filter(room -> room.id().equals(expected.room())))
                .map(Room::name)
                .findFirst()
                .orElse(null);
    }
}

package vn.giaoban.points;

/** What a point is in the hierarchy. */
public enum PointKind {
    CENTRAL,
    DEPARTMENT,
    DISTRICT,
    COMMUNE,
    OTHER
}

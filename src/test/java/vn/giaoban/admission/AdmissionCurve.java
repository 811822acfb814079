package vn.giaoban.admission;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws how a crowd went in: who had come, who was in, who could have been in at best; below that how many went in each second. */
final class AdmissionCurve {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 700;
    private static final int LEFT = 80;
    private static final int RIGHT = 30;
    private static final int TOP = 60;
    private static final int CURVES = 380;
    private static final int BARS_TOP = 510;
    private static final int BARS = 120;

    private final Graphics2D pen;
    private final long from;
    private final long to;
    private final int most;

    private AdmissionCurve(Graphics2D pen, long from, long to, int most) {
        this.pen = pen;
        this.from = from;
        this.to = to;
        this.most = most;
    }

    /** Writes the picture; all times are sorted milliseconds. */
    static void draw(Path file, List<Long> came, List<Long> entered, List<Long> ideal, int rate) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        var end = Math.max(entered.getLast(), came.getLast());
        var curve = new AdmissionCurve(pen, came.getFirst(), end + (end - came.getFirst()) / 40, came.size());
        curve.frame(rate);
        curve.line(came, new Color(0x8A94A6), 2);
        curve.line(ideal, new Color(0x11683A), 5);
        curve.line(entered, new Color(0xC0392B), 2);
        curve.bars(entered, rate);
        curve.words(came.size(), entered, ideal, rate);
        pen.dispose();
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    private int x(long at) {
        return LEFT + (int) ((at - from) * (WIDTH - LEFT - RIGHT) / (to - from));
    }

    private int y(int count) {
        return TOP + CURVES - (int) ((long) count * CURVES / most);
    }

    private void frame(int rate) {
        pen.setColor(new Color(0xE3E7EE));
        for (var part = 0; part <= 4; part++) {
            pen.drawLine(LEFT, y(most * part / 4), WIDTH - RIGHT, y(most * part / 4));
        }
        pen.setColor(new Color(0xFFD873));
        pen.drawLine(LEFT, BARS_TOP, WIDTH - RIGHT, BARS_TOP);
        pen.setColor(new Color(0x0B57B7));
        pen.drawLine(x(Crowd.OPENS), TOP - 10, x(Crowd.OPENS), BARS_TOP + BARS);
        pen.setColor(Color.DARK_GRAY);
        pen.drawLine(LEFT, BARS_TOP + BARS, WIDTH - RIGHT, BARS_TOP + BARS);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        for (var part = 0; part <= 4; part++)
            pen.drawString(String.valueOf(most * part / 4), 20, y(most * part / 4) + 5);
        pen.drawString(rate + "/s", 20, BARS_TOP + 5);
        var step = Math.max(10_000, (to - from) / 10 / 30_000 * 30_000);
        for (var at = Crowd.OPENS - (Crowd.OPENS - from) / step * step; at < to; at += step)
            pen.drawString((at - Crowd.OPENS) / 1000 + " s", x(at), BARS_TOP + BARS + 22);
    }

    private void line(List<Long> times, Color colour, int width) {
        var path = new Path2D.Double();
        path.moveTo(x(from), y(0));
        for (var n = 0; n < times.size(); n++) {
            path.lineTo(x(times.get(n)), y(n));
            path.lineTo(x(times.get(n)), y(n + 1));
        }
        path.lineTo(x(to), y(times.size()));
        pen.setColor(colour);
        pen.setStroke(new BasicStroke(width));
        pen.draw(path);
        pen.setStroke(new BasicStroke(1));
    }

    private void bars(List<Long> entered, int rate) {
        pen.setColor(new Color(0xC0392B));
        var next = 0;
        for (var second = Crowd.OPENS; second < to; second += 1000) {
            var count = 0;
            while (next < entered.size() && entered.get(next) < second + 1000) {
                next++;
                count++;
            }
            var height = count * BARS / rate;
            pen.fillRect(x(second), BARS_TOP + BARS - height, Math.max(1, x(second + 1000) - x(second)), height);
        }
    }

    private void words(int size, List<Long> entered, List<Long> ideal, int rate) {
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        pen.setColor(Color.BLACK);
        pen.drawString(
                "%,d joiners, %d a second: %,d in after %,.1f s, at best %,.1f s"
                        .formatted(
                                size,
                                rate,
                                entered.size(),
                                (entered.getLast() - Crowd.OPENS) / 1000.0,
                                (ideal.getLast() - Crowd.OPENS) / 1000.0),
                LEFT,
                28);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        pen.drawString(
                "grey: had come   green: in at best   red: in   blue: the room opens   below: in each second",
                LEFT,
                48);
    }
}

package vn.giaoban.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same thing with several clients at once. */
final class Workers {

    private Workers() {}

    /** One turn of one client. */
    interface Turn {
        void take(int client, int turn) throws Exception;
    }

    /** The seconds until each client has had its turns. */
    static double seconds(int clients, int turns, Turn turn) throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(clients)) {
            var began = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (var client = 0; client < clients; client++) {
                var me = client;
                running.add(pool.submit(() -> {
                    for (var i = 0; i < turns; i++) turn.take(me, i);
                    return null;
                }));
            }
            for (var one : running) one.get();
            return (System.nanoTime() - began) / 1e9;
        }
    }
}

package vn.giaoban.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many HTTP clients in one thread, each with a connection of its own, so that what is measured is the other side. */
@SuppressWarnings("FutureReturnValueIgnored") // a call that fails is missed when the answers are counted
final class HttpCrowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /**
     * A request.
     *
     * @param body none when it is empty
     */
    record Call(HttpMethod method, String path, Map<String, String> headers, String body) {}

    /**
     * What came of it.
     *
     * @param seconds from the first request to the last answer
     * @param millis of each request, from when it was sent
     * @param statuses how often each came; 0 stands for a connection that broke
     */
    record Outcome(double seconds, Sample millis, Map<Integer, Integer> statuses) {}

    /** Sends all requests over so many connections, each connection one after the other. */
    Outcome send(int port, int connections, List<Call> calls) throws Exception {
        return send(port, connections, calls, Duration.ZERO);
    }

    /**
     * Sends all requests, but no faster than one in each interval.
     *
     * @param interval zero for as fast as answers come
     */
    Outcome send(int port, int connections, List<Call> calls, Duration interval) throws Exception {
        var run = new Run(calls, interval.toNanos());
        var bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(1 << 20), new Client(run));
                    }
                });
        for (var i = 0; i < Math.min(connections, calls.size()); i++) bootstrap.connect("127.0.0.1", port);
        if (!run.open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new IllegalStateException(run.open.getCount() + " requests were never answered");
        return new Outcome(
                (System.nanoTime() - run.began.get()) / 1e9, Sample.ofNanos(run.nanos), new TreeMap<>(run.statuses));
    }

    private static final class Run {
        private final List<Call> calls;
        private final long interval;
        private final long[] nanos;
        private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        private final CountDownLatch open;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicLong began = new AtomicLong();

        Run(List<Call> calls, long interval) {
            this.calls = calls;
            this.interval = interval;
            this.nanos = new long[calls.size()];
            this.open = new CountDownLatch(calls.size());
        }
    }

    private static final class Client extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final Run run;
        private int current = -1;
        private long sent;

        Client(Run run) {
            this.run = run;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            run.began.compareAndSet(0, System.nanoTime());
            next(context);
        }

        private void next(ChannelHandlerContext context) {
            current = run.next.getAndIncrement();
            if (current >= run.calls.size()) {
                current = -1;
                context.close();
                return;
            }
            var wait = run.began.get() + current * run.interval - System.nanoTime();
            if (wait > 0) context.executor().schedule(() -> send(context), wait, TimeUnit.NANOSECONDS);
            else send(context);
        }

        private void send(ChannelHandlerContext context) {
            var call = run.calls.get(current);
            var body = Unpooled.wrappedBuffer(call.body().getBytes(StandardCharsets.UTF_8));
            var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, call.method(), call.path(), body);
            request.headers().set("Host", "127.0.0.1").set("Content-Length", body.readableBytes());
            call.headers().forEach((name, value) -> request.headers().set(name, value));
            sent = System.nanoTime();
            context.writeAndFlush(request);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            var last = "close".equals(run.calls.get(current).headers().get("Connection"));
            answered(response.status().code());
            // the server hangs up: what is left is for those connections that are still to come
            if (last) context.close();
            else next(context);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (current >= 0) answered(0);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        private void answered(int status) {
            run.nanos[current] = System.nanoTime() - sent;
            run.statuses.merge(status, 1, Integer::sum);
            current = -1;
            run.open.countDown();
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

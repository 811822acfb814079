package vn.giaoban.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Many who hold a connection and listen; they look for a word in what comes, and nothing else, so that they cost little. */
@SuppressWarnings({"FutureReturnValueIgnored", "NonAtomicVolatileUpdate"
}) // one thread speaks; who can't hear is missed when they are counted
final class Listeners implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_WORD = 40;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();
    private final AtomicInteger reached = new AtomicInteger();
    private volatile int turn;
    private volatile byte[] word = new byte[LONGEST_WORD];

    /**
     * Connects them.
     *
     * @param greeting what each sends first; nothing when empty
     */
    Listeners(int port, int count, String greeting) throws Exception {
        var bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Listener());
                    }
                });
        for (var i = 0; i < count; i++) {
            var channel = bootstrap.connect("127.0.0.1", port).sync().channel();
            channels.add(channel);
            channel.writeAndFlush(Unpooled.copiedBuffer(greeting, StandardCharsets.US_ASCII));
        }
    }

    /** A word that nobody has heard yet, to be sent to all. */
    String nextWord() {
        var next = "w%011d".formatted(System.nanoTime() % 100_000_000_000L);
        listenFor(next);
        return next;
    }

    /** All listen for a word of the caller's from now on, which nobody has heard yet. */
    void listenFor(String next) {
        reached.set(0);
        word = next.getBytes(StandardCharsets.US_ASCII);
        turn++;
    }

    /** Waits until all have heard the word; the time then. */
    long awaitAll() throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (reached.get() < channels.size()) {
            if (System.nanoTime() > until)
                throw new IllegalStateException("only " + reached.get() + " of " + channels.size() + " heard it");
            LockSupport.parkNanos(20_000);
        }
        return System.nanoTime();
    }

    /** A word may come in two pieces: what was left of the piece before is looked at again. */
    private final class Listener extends SimpleChannelInboundHandler<ByteBuf> {
        private byte[] tail = {};
        private int heard;

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf piece) {
            var wanted = turn;
            if (heard == wanted) return;
            var all = Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(tail), piece.duplicate());
            if (ByteBufUtil.indexOf(Unpooled.wrappedBuffer(word), all) >= 0) {
                heard = wanted;
                tail = new byte[0];
                reached.incrementAndGet();
                return;
            }
            var kept = Math.min(LONGEST_WORD, all.readableBytes());
            var rest = new byte[kept];
            all.getBytes(all.writerIndex() - kept, rest);
            tail = rest;
        }
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

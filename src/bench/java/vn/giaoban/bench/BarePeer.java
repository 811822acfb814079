package vn.giaoban.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServer;

/**
 * The least that does the same work, as a process of its own like the service.
 *
 * @param port where it listens on the loopback address
 */
@SuppressWarnings("FutureReturnValueIgnored") // as little as does it
record BarePeer(Process process, int port) implements AutoCloseable {

    static final String CHANNEL = "bench:bare";
    static final String STREAM = "bench:events";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Sends to all who are connected what is told on a channel of Redis. */
    static BarePeer broadcast(Path folder, Installation installation) throws Exception {
        return start(
                folder.resolve("bare-broadcast"),
                "broadcast",
                Integer.toString(installation.redis().getPort()),
                installation.redisPassword());
    }

    /** Answers every request with a redirect to an address with a token that is signed for it. */
    static BarePeer redirect(Path folder) throws Exception {
        return start(folder.resolve("bare-redirect"), "redirect");
    }

    /** Adds the body of every request to a stream of the service's own Redis, and answers 200 when it is there: the least that an intake over HTTP can do. */
    static BarePeer intake(Path folder, Installation installation) throws Exception {
        return start(
                folder.resolve("bare-intake"),
                "intake",
                Integer.toString(installation.redis().getPort()),
                installation.redisPassword());
    }

    private static BarePeer start(Path folder, String... arguments) throws Exception {
        Files.createDirectories(folder);
        var told = folder.resolve("port");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                BarePeer.class.getName(),
                told.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "console.log"))
                .start();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(told)) {
            if (!process.isAlive() || System.nanoTime() > until)
                throw new IllegalStateException("no bare peer, see " + folder);
            Thread.sleep(20);
        }
        var peer = new BarePeer(process, Integer.parseInt(Files.readString(told)));
        Runtime.getRuntime().addShutdownHook(new Thread(peer::close));
        return peer;
    }

    /** Runs one. */
    public static void main(String[] arguments) throws Exception {
        var port = switch (arguments[1]) {
            case "broadcast" -> broadcast(Integer.parseInt(arguments[2]), arguments[3]);
            case "redirect" -> redirect();
            case "intake" -> intake(Integer.parseInt(arguments[2]), arguments[3]);
            default -> throw new IllegalArgumentException(arguments[1]);
        };
        var told = Path.of(arguments[0]);
        var draft = told.resolveSibling("port.draft");
        Files.writeString(draft, Integer.toString(port));
        Files.move(draft, told, StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }

    private static int broadcast(int redis, String password) throws InterruptedException {
        var all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        var group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        var server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelActive(ChannelHandlerContext context) {
                                all.add(context.channel());
                            }
                        });
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        var subscription = client(redis, password).connectPubSub();
        subscription.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String channel, String message) {
                all.writeAndFlush(Unpooled.copiedBuffer(message, StandardCharsets.UTF_8));
            }
        });
        subscription.sync().subscribe(CHANNEL);
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    private static RedisClient client(int redis, String password) {
        return RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(redis)
                .withPassword(password.toCharArray())
                .build());
    }

    private static int intake(int redis, String password) {
        var commands = client(redis, password).connect().reactive();
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .flatMap(body -> commands.xadd(
                                STREAM,
                                Map.of(
                                        "kind",
                                        "OCCUPANT_JOINED",
                                        "at",
                                        Instant.now().toString(),
                                        "body",
                                        body)))
                        .then(response.status(200).send()))
                .bindNow()
                .port();
    }

    private static int redirect() throws JOSEException {
        var key = new RSAKeyGenerator(2048).keyID("bare").generate();
        var signer = new RSASSASigner(key);
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> Mono.fromCallable(() -> token(key, signer))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(token -> response.status(303)
                                .header("Location", "https://meet.example.org/gb-room?jwt=" + token)
                                .send()
                                .then()))
                .bindNow()
                .port();
    }

    private static String token(RSAKey key, JWSSigner signer) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer("giaoban")
                .audience("jitsi")
                .subject("*")
                .claim("room", "gb-room")
                .notBeforeTime(Date.from(now))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim(
                        "context",
                        Map.of(
                                "user",
                                Map.of("id", "x", "name", "Nguyễn Văn A", "moderator", false, "affiliation", "member"),
                                "features",
                                Map.of("name-readonly", true)))
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    @Override
    public void close() {
        process.destroy();
    }
}

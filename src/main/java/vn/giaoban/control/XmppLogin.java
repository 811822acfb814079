package vn.giaoban.control;

import java.io.IOException;
import java.net.InetAddress;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.TLSUtils;
import org.jivesoftware.smackx.ping.PingManager;

/** Logs the account in. Blocks. */
final class XmppLogin {

    private static final int PATIENCE_MS = 5_000;
    private static final int PING_SECONDS = 20;

    private XmppLogin() {}

    /** A connection that is logged in, or none. It does not reconnect by itself and never announces that it is there. */
    static XMPPTCPConnection open(XmppSettings settings)
            throws IOException, SmackException, XMPPException, InterruptedException {
        var connection = new XMPPTCPConnection(configuration(settings));
        connection.setReplyTimeout(PATIENCE_MS);
        connection.setUseStreamManagement(false);
        Roster.getInstanceFor(connection).setRosterLoadedAtLogin(false);
        try {
            connection.connect().login();
            PingManager.getInstanceFor(connection).setPingInterval(PING_SECONDS);
            return connection;
        } catch (IOException | SmackException | XMPPException | InterruptedException | RuntimeException e) {
            connection.instantShutdown();
            throw e;
        }
    }

    private static XMPPTCPConnectionConfiguration configuration(XmppSettings settings) throws IOException {
        var builder = XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(settings.domain())
                // looked up anew at each login: a server in a container comes back with another address
                .setHostAddress(InetAddress.getByName(settings.host()))
                .setPort(settings.port())
                .setUsernameAndPassword(settings.account(), settings.password())
                .setSendPresence(false)
                .setCompressionEnabled(false)
                .setConnectTimeout(PATIENCE_MS);
        switch (settings.tls()) {
            case OFF -> builder.setSecurityMode(SecurityMode.disabled);
            case VERIFIED -> builder.setSecurityMode(SecurityMode.required);
            case ANY -> trustAny(builder.setSecurityMode(SecurityMode.ifpossible));
        }
        return builder.build();
    }

    private static void trustAny(XMPPTCPConnectionConfiguration.Builder builder) {
        TLSUtils.acceptAllCertificates(builder);
        TLSUtils.disableHostnameVerificationForTlsCertificates(builder);
    }
}

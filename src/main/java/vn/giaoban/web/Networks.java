package vn.giaoban.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of networks, each an address with the number of bits that matter ({@code 10.1.0.0/16}), or a single address. */
public final class Networks {

    private static final class Network {

        private final byte[] address;
        private final int bits;

        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) return false;
            var whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, other, 0, whole)) return false;
            var rest = bits % 8;
            return rest == 0 || ((address[whole] ^ other[whole]) & 0xFF) >> (8 - rest) == 0;
        }
    }

    private final List<Network> networks;

    /**
     * Reads them.
     *
     * @param setting the name to complain by
     * @throws IllegalArgumentException when one is none
     */
    public Networks(String setting, List<String> texts) {
        networks = texts.stream().map(text -> network(setting, text.strip())).toList();
    }

    private static Network network(String setting, String text) {
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) throw new IllegalArgumentException(setting + ": " + text + " is no network");
        var all = address.getAddress().length * 8;
        var bits = slash < 0 ? all : bits(text.substring(slash + 1));
        if (bits < 0 || bits > all) throw new IllegalArgumentException(setting + ": " + text + " is no network");
        return new Network(address.getAddress(), bits);
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** Whether an address is in one of them. */
    public boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    /** An address as it is written, never a name: nobody is asked. Null when it is none. */
    static @Nullable InetAddress address(String text) {
        var plain = text.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
        if (!plain.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") && !plain.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"))
            return null;
        try {
            return InetAddress.getByName(plain);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}

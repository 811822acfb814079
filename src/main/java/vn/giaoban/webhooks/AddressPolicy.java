package vn.giaoban.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses a request may go to: those of the public internet, so that nobody reaches through us what is not meant for the public. */
final class AddressPolicy {

    private AddressPolicy() {}

    /** Whether the address is one of the public internet (IANA's registries of special-purpose addresses, RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        return switch (address) {
            case Inet4Address four -> isPublicFour(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublicFour(byte[] a) {
        int first = a[0] & 0xFF;
        int two = (first << 8) | (a[1] & 0xFF);
        int three = (two << 8) | (a[2] & 0xFF);
        // shared between providers; for protocols and examples; for measurements of networks
        var special = (two & 0xFFC0) == 0x6440
                || three == 0xC00000
                || three == 0xC00002
                || three == 0xC63364
                || three == 0xCB0071
                || (two & 0xFFFE) == 0xC612;
        return first != 0 && first < 224 && !special;
    }

    /** Only 2000::/3 is given out; what carries an IPv4 address inside counts as that one. */
    private static boolean isPublicSix(byte[] a) {
        int group = ((a[0] & 0xFF) << 8) | (a[1] & 0xFF);
        int second = ((a[2] & 0xFF) << 8) | (a[3] & 0xFF);
        if (group == 0x2002) return isPublicInside(Arrays.copyOfRange(a, 2, 6));
        if ((group == 0x64) && second == 0xFF9B) return isPublicInside(Arrays.copyOfRange(a, 12, 16));
        var documentation = (group == 0x2001 && second == 0xDB8) || group == 0x3FFF;
        var teredo = group == 0x2001 && second == 0;
        return (group & 0xE000) == 0x2000 && !documentation && !teredo;
    }

    private static boolean isPublicInside(byte[] four) {
        try {
            return isPublic(InetAddress.getByAddress(four));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

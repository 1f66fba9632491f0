package it.quartier.notifications;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.math.ec.ECPoint;

/** A browser that subscribed to push messages: decrypts by RFC 8291 on Bouncy Castle's own primitives. */
final class Browser {

    private static final X9ECParameters CURVE = SECNamedCurves.getByName("secp256r1");

    private final BigInteger secret = new BigInteger(250, new SecureRandom()).add(BigInteger.ONE);
    private final byte[] publicKey = CURVE.getG().multiply(secret).normalize().getEncoded(false);
    private final byte[] auth = new SecureRandom().generateSeed(16);

    String p256dh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey);
    }

    String auth() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(auth);
    }

    String decrypt(byte[] body) throws InvalidCipherTextException {
        byte[] salt = Arrays.copyOf(body, 16);
        int length = body[20] & 0xff;
        byte[] sender = Arrays.copyOfRange(body, 21, 21 + length);
        byte[] sealed = Arrays.copyOfRange(body, 21 + length, body.length);
        ECPoint shared = CURVE.getCurve().decodePoint(sender).multiply(secret).normalize();
        byte[] agreed = shared.getAffineXCoord().getEncoded();
        byte[] info = org.bouncycastle.util.Arrays.concatenate(
                "WebPush: info\0".getBytes(StandardCharsets.US_ASCII), publicKey, sender);
        byte[] input = hkdf(auth, agreed, info, 32);
        byte[] key = hkdf(salt, input, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = hkdf(salt, input, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new AEADParameters(new KeyParameter(key), 128, nonce));
        byte[] open = new byte[cipher.getOutputSize(sealed.length)];
        int done = cipher.processBytes(sealed, 0, sealed.length, open, 0);
        done += cipher.doFinal(open, done);
        if (open[done - 1] != 2) {
            throw new IllegalStateException("Not the last record: " + open[done - 1]);
        }
        return new String(open, 0, done - 1, StandardCharsets.UTF_8);
    }

    private static byte[] hkdf(byte[] salt, byte[] input, byte[] info, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(input, salt, info));
        byte[] output = new byte[length];
        generator.generateBytes(output, 0, length);
        return output;
    }
}

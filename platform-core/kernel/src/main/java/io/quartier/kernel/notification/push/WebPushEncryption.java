package io.quartier.kernel.notification.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a push message so that only the browser that subscribed reads it: RFC 8291, one record of RFC 8188. */
final class WebPushEncryption {

    /** What push services take at most, less the header and the tag. */
    static final int LONGEST = 3_000;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CURVE = "secp256r1";
    private static final int COORDINATE = 32;
    private static final int RECORD_SIZE = 4096;

    private WebPushEncryption() {}

    /**
     * The body of the request, {@code Content-Encoding: aes128gcm}.
     *
     * @param browserKey the subscription's {@code p256dh}, an uncompressed point
     * @param secret the subscription's {@code auth}
     */
    static byte[] encrypt(byte[] message, byte[] browserKey, byte[] secret) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE), RANDOM);
        KeyPair own = generator.generateKeyPair();
        byte[] ownKey = encode(((ECPublicKey) own.getPublic()).getW());

        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(decode(browserKey), true);
        byte[] info = concatenate("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), browserKey, ownKey);
        byte[] input = expand(extract(secret, agreement.generateSecret()), info, 32);

        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        byte[] pseudoRandom = extract(salt, input);
        byte[] key = expand(pseudoRandom, ascii("Content-Encoding: aes128gcm\0"), 16);
        byte[] nonce = expand(pseudoRandom, ascii("Content-Encoding: nonce\0"), 12);

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        // 2: the last record
        byte[] sealed = cipher.doFinal(concatenate(message, new byte[] {2}));
        return ByteBuffer.allocate(21 + ownKey.length + sealed.length)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) ownKey.length)
                .put(ownKey)
                .put(sealed)
                .array();
    }

    /** Whether it is a point of the curve, so that nobody subscribes with something else. */
    static boolean isKey(byte[] point) {
        try {
            return point.length == 1 + 2 * COORDINATE && point[0] == 4 && isOnCurve((ECPublicKey) decode(point));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isOnCurve(ECPublicKey key) {
        EllipticCurve curve = key.getParams().getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        return y.pow(2)
                .mod(p)
                .equals(x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p));
    }

    private static PublicKey decode(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, 1 + 2 * COORDINATE));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(new ECPoint(x, y), parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] encode(ECPoint point) {
        byte[] encoded = new byte[1 + 2 * COORDINATE];
        encoded[0] = 4;
        put(point.getAffineX(), encoded, 1);
        put(point.getAffineY(), encoded, 1 + COORDINATE);
        return encoded;
    }

    private static void put(BigInteger number, byte[] target, int at) {
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE);
        int length = bytes.length - from;
        System.arraycopy(bytes, from, target, at + COORDINATE - length, length);
    }

    private static byte[] extract(byte[] salt, byte[] input) throws GeneralSecurityException {
        return hmac(salt, input);
    }

    /** HKDF for at most 32 bytes: one round. */
    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, concatenate(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concatenate(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}

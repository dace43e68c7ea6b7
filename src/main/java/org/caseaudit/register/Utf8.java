package org.caseaudit.register;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text as its UTF-8 bytes within an array that holds more than this text and that nobody changes. Equal to another of
 * the same bytes, wherever those lie.
 */
public record Utf8(byte[] bytes, int start, int length) {

    /** Null for null. */
    public static Utf8 of(String text) {
        if (text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Utf8(bytes, 0, bytes.length);
    }

    /** Whether there is nothing but spaces. */
    public boolean isBlank() {
        for (int i = start; i < start + length; i++) {
            if (bytes[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Utf8 text && Arrays.equals(bytes, start, start + length,
                text.bytes, text.start, text.start + text.length);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }
}

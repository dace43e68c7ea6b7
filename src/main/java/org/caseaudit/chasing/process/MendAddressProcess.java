package org.caseaudit.chasing.process;

/** Names that the model {@code mend-address} shares with code. */
final class MendAddressProcess {

    static final String KEY = "mend-address";

    private MendAddressProcess() {
    }

    /** References and gateway answers; no personal data. */
    static final class Variables {

        /** User id of the person whose mail does not arrive. */
        static final String UNREACHED_USER = "unreachedUser";
        static final String ADDRESS_MENDED = "addressMended";

        private Variables() {
        }
    }
}

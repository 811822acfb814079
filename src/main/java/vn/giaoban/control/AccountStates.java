package vn.giaoban.control;

import java.util.Map;
import org.springframework.stereotype.Component;

/** How the service's accounts at the conference servers are. */
@Component
public class AccountStates {

    private final ServiceAccounts accounts;

    AccountStates(ServiceAccounts accounts) {
        this.accounts = accounts;
    }

    /** By the name of the server; those where the service has no account are left out. */
    public Map<String, AccountState> byServer() {
        return accounts.states();
    }
}

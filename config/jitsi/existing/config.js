// For a Jitsi that runs already: these settings into /etc/jitsi/meet/meet.example.org-config.js.
// The personal link's page has asked for name, camera and microphone already
config.prejoinConfig = { enabled: false };
config.enableWelcomePage = false;
config.defaultLanguage = 'vi';
// Who is invited comes by a personal link, not by somebody in the room
config.disableInviteFunctions = true;

-- Prosody looks for a module in the plugin folders themselves; the image has this one in a folder of another name.
assert(loadfile("/prosody-plugins-contrib/event_sync/mod_event_sync_component.lua", "t", _ENV))()

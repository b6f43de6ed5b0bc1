using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>The settings that hide in <c>security_opt</c>, a list of <c>name:value</c> or <c>name=value</c> entries.</summary>
sealed record SecurityOptions(Setting<bool> AllowPrivilegeEscalation, Setting<string> Seccomp, Setting<string> AppArmor, Setting<bool> SeLinuxDisabled)
{
    static readonly string[] s_privileges = ["security_opt: no-new-privileges:true"];
    static readonly string[] s_seccomp = ["security_opt: seccomp"];
    static readonly string[] s_appArmor = ["security_opt: apparmor"];
    static readonly string[] s_label = ["security_opt: label"];

    public static SecurityOptions Read(YamlSubject subject)
    {
        var list = SettingReader.List(subject, ServiceTable.SecurityOptions);
        return new SecurityOptions(
            Find(subject, list, s_privileges, "no-new-privileges", "no-new-privileges:true", static value => value != "false", static isSet => !isSet, true),
            Find(subject, list, s_seccomp, "seccomp", null, static value => value, Profile, "RuntimeDefault"),
            Find(subject, list, s_appArmor, "apparmor", null, static value => value, Profile, "RuntimeDefault"),
            Find(subject, list, s_label, "label", null, static value => value, static value => value == "disable", false));
    }

    static string Profile(string value) => value == "unconfined" ? "Unconfined" : value;

    static Setting<T> Find<TRaw, T>(YamlSubject subject, ListSetting list, string[] path, string name, string? entryToAdd, Func<string, TRaw> read, Func<TRaw,
        T> convert, T fallback)
    {
        foreach (var item in list.Items)
        {
            if (item.Text is not { } text || !text.StartsWith(name, StringComparison.Ordinal)
                || (text.Length > name.Length && text[name.Length] is not (':' or '=')))
                continue;
            var value = text.Length == name.Length ? "" : text.Substring(name.Length + 1);
            return Setting<T>.Of(convert(read(value)), list.Origin, item.Location, path, item.Route is null ? null : new OptionRoute(item.Route, entryToAdd));
        }
        if (!list.IsKnown || subject.IsFragment)
            return Setting<T>.Unknown(list.Origin, list.Location, path, null);
        var location = new Location(subject.File.Source, subject.NameSpan);
        return Setting<T>.Default(fallback, Written.Absent, location, path, list.Route is null ? null : new MissingOptionRoute(list.Route, entryToAdd));
    }

    sealed class OptionRoute(Route item, string? entry) : Route
    {
        internal override void Set(IEditTarget edits, string value) => item.Set(edits, entry ?? value);

        internal override void Remove(IEditTarget edits) => item.Remove(edits);

        internal override void Append(IEditTarget edits, string value) => item.Append(edits, value);
    }

    sealed class MissingOptionRoute(Route list, string? entry) : Route
    {
        internal override void Set(IEditTarget edits, string value) => list.Append(edits, entry ?? value);

        internal override void Remove(IEditTarget edits) => edits.Reject();

        internal override void Append(IEditTarget edits, string value) => list.Append(edits, value);
    }
}

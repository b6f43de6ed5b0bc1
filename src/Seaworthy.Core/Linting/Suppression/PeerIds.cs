namespace Seaworthy.Linting;

/// <summary>Compares ids of other tools as their users write them.</summary>
static class PeerIds
{
    /// <summary>The alias <c>peer:id</c> is the id that somebody wrote for that peer, in any casing.</summary>
    public static bool Matches(string alias, string peer, string written)
    {
        if (alias.Length <= peer.Length || alias[peer.Length] != ':' || !alias.StartsWith(peer, StringComparison.Ordinal))
            return false;
        var id = alias.Substring(peer.Length + 1);
        return string.Equals(id, peer == "trivy" ? NormalizeTrivy(written) : written, StringComparison.OrdinalIgnoreCase);
    }

    // Trivy has had three spellings: DS002, AVD-DS-0002 and DS-0002.
    static string NormalizeTrivy(string id)
    {
        var text = id.StartsWith("AVD-", StringComparison.OrdinalIgnoreCase) ? id.Substring(4) : id;
        var letters = 0;
        while (letters < text.Length && char.IsLetter(text[letters]))
            letters++;
        if (letters == 0 || letters == text.Length)
            return text;
        var number = text.Substring(letters).TrimStart('-');
        return text.Substring(0, letters) + "-" + number.PadLeft(4, '0');
    }
}

using Seaworthy.Syntax.Shell;

namespace Seaworthy.Knowledge;

/// <summary>Programs that check a file against a checksum or a signature.</summary>
static class Verification
{
    /// <summary>The script runs one of them.</summary>
    public static bool IsIn(ShellScript script)
    {
        foreach (var command in script.Commands)
        {
            if (Is(command))
                return true;
        }
        return false;
    }

    static bool Is(ShellCommand command) => command.Name switch
    {
        "sha256sum" or "sha512sum" or "sha384sum" or "sha224sum" or "sha1sum" or "md5sum" or "b2sum" or "shasum" or "b3sum" or "cksum" => true,
        "gpg" or "gpgv" or "gpg2" or "cosign" or "minisign" or "signify" or "slsa-verifier" or "rpmkeys" => true,
        "openssl" => command.Subcommand is "dgst" or "sha256" or "sha512",
        "gh" => command.Operands.Count > 0 && command.Operands[0].Content.Text == "attestation",
        // A script of the project's own may be named after what it does.
        _ => command.Name.IndexOf("verify", StringComparison.OrdinalIgnoreCase) >= 0
            || command.Name.IndexOf("checksum", StringComparison.OrdinalIgnoreCase) >= 0,
    };
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Images.Certificates;

namespace Seaworthy.Images.Notation;

/// <summary>Where certificates that are trusted come from.</summary>
public interface INotationTrustStore
{
    /// <summary>The files of a named store, in DER or PEM, or null where there is no such store.</summary>
    /// <param name="type"><c>ca</c>, <c>signingAuthority</c> or <c>tsa</c>.</param>
    /// <exception cref="FormatException">The store breaks a rule, such as a link in it.</exception>
    IReadOnlyList<ReadOnlyMemory<byte>>? GetFiles(string type, string name);

    /// <summary>
    /// SHA-256 fingerprints of root certificates that are trusted without being held; signatures carry their root, so that it can be recognised.
    /// </summary>
    IReadOnlyList<string> GetFingerprints(string type, string name) => [];
}

/// <summary>The trust store as notation keeps it: <c>FOLDER/truststore/x509/TYPE/NAME/</c>.</summary>
public sealed class NotationFolder(string folder) : INotationTrustStore
{
    const int MostFiles = 1000;
    const int MostBytes = 1024 * 1024;

    /// <summary><c>$XDG_CONFIG_HOME/notation</c> and what stands for it on other systems.</summary>
    public static string Default =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "notation");

    public string Folder => folder;

    public IReadOnlyList<ReadOnlyMemory<byte>>? GetFiles(string type, string name)
    {
        if (type is not ("ca" or "signingAuthority" or "tsa") || !StatementRules.IsStoreName(name))
            throw new FormatException("The name of a trust store may have letters, digits, '_', '.' and '-'");
        var store = new DirectoryInfo(Path.Combine(folder, "truststore", "x509", type, name));
        if (store.LinkTarget is not null)
            throw new FormatException($"Trust store {type}:{name} is a link; links are not followed");
        if (!store.Exists)
            return null;
        var files = new List<ReadOnlyMemory<byte>>();
        try
        {
            foreach (var entry in store.EnumerateFileSystemInfos().OrderBy(static e => e.Name, StringComparer.Ordinal))
            {
                if (entry is not FileInfo file || file.LinkTarget is not null)
                    throw new FormatException($"'{Refusal.Shown(entry.Name)}' in trust store {type}:{name} is not a regular file; links and folders are " +
                        $"not followed");
                if (file.Length > MostBytes || files.Count == MostFiles)
                    throw new FormatException($"Trust store {type}:{name} is too large");
                files.Add(RegularFile.Read(file.FullName, MostBytes)
                    ?? throw new FormatException($"'{Refusal.Shown(entry.Name)}' in trust store {type}:{name} is empty or not a regular file"));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"Trust store {type}:{name} cannot be read");
        }
        return files;
    }
}

/// <summary>Certificates out of a store, checked as notation does.</summary>
static class TrustedCertificates
{
    /// <summary>All certificates of one type that a statement names, and fingerprints of others.</summary>
    public static (List<Certificate> Certificates, HashSet<string> Fingerprints) Of(NotationStatement statement, string type, INotationTrustStore store)
    {
        var certificates = new List<Certificate>();
        var fingerprints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in statement.TrustStores.Distinct(StringComparer.Ordinal))
        {
            if (!reference.StartsWith(type + ":", StringComparison.Ordinal))
                continue;
            IReadOnlyList<ReadOnlyMemory<byte>>? files;
            var name = reference[(type.Length + 1)..];
            try
            {
                files = store.GetFiles(type, name);
            }
            catch (FormatException e)
            {
                throw new Refusal(TrustState.WrongSigner, e.Message);
            }
            var known = store.GetFingerprints(type, name);
            fingerprints.UnionWith(known);
            if (files is null && known.Count == 0)
                throw new Refusal(TrustState.WrongSigner, $"there is no trust store {reference}");
            files ??= [];
            if (files.Count + known.Count == 0)
                throw new Refusal(TrustState.WrongSigner, $"trust store {reference} is empty");
            foreach (var file in files)
                certificates.AddRange(Read(file, type, reference));
        }
        return (certificates, fingerprints);
    }

    static List<Certificate> Read(ReadOnlyMemory<byte> file, string type, string reference)
    {
        List<Certificate> certificates;
        try
        {
            certificates = file.Span.Length > 0 && file.Span[0] == 0x30 ? [Certificate.Parse(file.Span)] : Pem.Certificates(file.Span);
        }
        catch (Refusal)
        {
            certificates = [];
        }
        if (certificates.Count == 0)
            throw new Refusal(TrustState.WrongSigner, $"a file in trust store {reference} holds no certificate");
        foreach (var certificate in certificates)
        {
            var isRoot = certificate.IsSelfIssued;
            if (certificate.IsAuthority != true && !isRoot)
                throw new Refusal(TrustState.WrongSigner,
                    $"certificate '{certificate.Subject}' in trust store {reference} is neither an authority's nor signed by itself");
            if (type == "tsa" && (!isRoot || certificate.IsAuthority != true))
                throw new Refusal(TrustState.WrongSigner, $"certificate '{certificate.Subject}' in trust store {reference} is not a root authority's");
        }
        return certificates;
    }
}

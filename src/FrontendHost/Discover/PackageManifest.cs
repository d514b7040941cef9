using System.Text.Json;

namespace RazorOkta.FrontendHost.Discover;

/// <summary>The part of a <c>package.json</c> that says whether and how a package is a front-end.</summary>
internal sealed record PackageManifest
{
    /// <summary>The bin by which the samples family recognises a front-end (contract 1, section 2).</summary>
    public const string BuildBin = "build-frontend";

    public required string Name { get; init; }
    public required string Version { get; init; }
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>Path of the <c>build-frontend</c> script, relative to the package; <c>null</c> when the package is no front-end.</summary>
    public string? BuildFrontend { get; init; }

    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary><c>"razorOkta": {"title": "…"}</c>: its name, for people; <c>null</c>: that of the package.</summary>
    public string? Title { get; init; }

    /// <summary>What a package of contract 2 says; <c>null</c> for contract 1, and for what is no front-end.</summary>
    public ContractTwo? ContractTwo { get; init; }

    public bool HasBuildScript => Scripts.Contains("build");

    public bool IsFrontend => ContractTwo is not null || BuildFrontend is not null;

    /// <summary>
    /// <c>"razorOkta": {"strictCsp": true}</c>: the package promises to work without <c>eval</c>. Packages of the family promise nothing:
    /// their Sign-In Widget compiles its templates in the browser.
    /// </summary>
    public bool WorksWithStrictCsp { get; init; }

    /// <summary>
    /// <c>"razorOkta": {"serverLogin": true}</c>: the package starts logins with the state, nonce and challenge that the server gives it, or by the
    /// server's own address. Packages of the family make state and nonce themselves.
    /// </summary>
    public bool LeavesLoginToServer { get; init; }

    /// <exception cref="FrontendManifestException">The file cannot be read or is not a package.json.</exception>
    public static PackageManifest Read(string directory)
    {
        var file = Path.Combine(directory, "package.json");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = json.RootElement;
            return new PackageManifest
            {
                Name = Text(root, "name") ?? Path.GetFileName(directory),
                Version = Text(root, "version") ?? "0.0.0",
                Dependencies = [.. Members(root, "dependencies").Select(member => member.Name)],
                BuildFrontend = Bin(root),
                Scripts = [.. Members(root, "scripts").Select(member => member.Name)],
                Title = ReadTitle(root),
                ContractTwo = ReadContract(root),
                WorksWithStrictCsp = Promises(root, "strictCsp"),
                LeavesLoginToServer = Promises(root, "serverLogin"),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new FrontendManifestException($"{file} cannot be read as a package.json: {e.Message}", e);
        }
    }

    /// <summary>Packages of the family name no contract.</summary>
    private static ContractTwo? ReadContract(JsonElement root) =>
        !root.TryGetProperty("razorOkta", out var member) || member.ValueKind != JsonValueKind.Object || !member.TryGetProperty("contract", out var contract) ? null
        : contract.ValueKind == JsonValueKind.Number && contract.TryGetInt32(out var version) && version == Discover.ContractTwo.Version ? Discover.ContractTwo.Parse(member)
        : throw new JsonException($"razorOkta.contract is {contract.GetRawText()}, and this server knows contract {Discover.ContractTwo.Version}.");

    private static string? ReadTitle(JsonElement root) =>
        Members(root, "razorOkta").FirstOrDefault(member => member.NameEquals("title")) is { Value.ValueKind: JsonValueKind.String } title ? title.Value.GetString() : null;

    private static bool Promises(JsonElement root, string what) =>
        Members(root, "razorOkta").Any(member => member.NameEquals(what) && member.Value.ValueKind == JsonValueKind.True);

    private static string? Bin(JsonElement root)
    {
        var bin = Members(root, "bin").FirstOrDefault(member => member.NameEquals(BuildBin));
        return bin.Value.ValueKind == JsonValueKind.String ? bin.Value.GetString() : null;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonProperty> Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];
}

/// <summary>A <c>package.json</c> that cannot be read.</summary>
internal sealed class FrontendManifestException(string message, Exception inner) : Exception(message, inner);

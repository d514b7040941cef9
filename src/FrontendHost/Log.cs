using Microsoft.Extensions.Logging;

namespace RazorOkta.FrontendHost;

/// <summary>Everything that this project says in the log.</summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Information, "Building the front-end {Name} {Version}")]
    public static partial void BuildStarts(this ILogger log, string name, string version);

    [LoggerMessage(102, LogLevel.Information, "| {Line}")]
    public static partial void BuildOutput(this ILogger log, string line);

    [LoggerMessage(103, LogLevel.Information, "Published the front-end {Name} {Version}")]
    public static partial void Published(this ILogger log, string name, string version);

    [LoggerMessage(104, LogLevel.Information, "Serving the front-end {Name} {Version}")]
    public static partial void Serving(this ILogger log, string name, string version);

    [LoggerMessage(105, LogLevel.Error, "{Problem}")]
    public static partial void FrontendMissing(this ILogger log, FrontendProblem problem);

    [LoggerMessage(106, LogLevel.Error, "{Problem} The older build of {Name} stays in service.")]
    public static partial void OlderStays(this ILogger log, FrontendProblem problem, string name);

    [LoggerMessage(107, LogLevel.Information, "Front-end files come from the development server {DevServer}")]
    public static partial void FromDevServer(this ILogger log, Uri devServer);
}

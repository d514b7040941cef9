using Microsoft.AspNetCore.Http.Metadata;

namespace RazorOkta.MockOkta.Control;

/// <summary>A definition may be long, and whoever may call here may fill this machine's memory in other ways.</summary>
internal sealed class ControlBodySize : IRequestSizeLimitMetadata
{
    public const string TooLarge = "The body is too large. It may have up to 8 MB.";

    public long? MaxRequestBodySize => 8 * 1024 * 1024;
}

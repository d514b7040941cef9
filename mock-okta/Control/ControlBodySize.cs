using Microsoft.AspNetCore.Http.Metadata;

namespace RazorOkta.MockOkta.Control;

/// <summary>A definition may be long, and whoever may call here may fill this machine's memory in other ways.</summary>
internal sealed class ControlBodySize : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => 8 * 1024 * 1024;
}

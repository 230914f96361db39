using System.IO.Compression;
using Optimizer.Core.Bundles;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Tests.Bundles;

public sealed class BundleArchiveTests
{
    private static readonly BundleContent Content = new(
        new BundleManifest("shop", "price", "caching", "Shop.CachedPrice", "Shop.Price", "Shop"),
        [77, 90, 1, 2, 3], "class A;\r\n", "--- a/A.cs\n", """{"confidence":0.97}""", "# How to apply\n");

    [Fact]
    public void A_bundle_is_read_as_it_was_written()
    {
        var read = BundleArchive.Read(BundleArchive.Write(Content));
        Assert.Equal(Content with { Assembly = read.Assembly }, read);
        Assert.Equal(Content.Assembly, read.Assembly);
    }

    [Fact]
    public void Equal_contents_have_equal_bytes() => Assert.Equal(BundleArchive.Write(Content), BundleArchive.Write(Content with { }));

    [Fact]
    public void Bytes_that_are_no_zip_are_refused() => Assert.Throws<InvalidDataException>(() => BundleArchive.Read(new byte[] { 1, 2, 3 }));

    [Fact]
    public void A_zip_without_a_part_is_refused_by_the_parts_name()
    {
        using var stream = new MemoryStream(BundleArchive.Write(Content).ToArray());
        using var editable = new MemoryStream();
        stream.CopyTo(editable);
        using (var zip = new ZipArchive(editable, ZipArchiveMode.Update, leaveOpen: true))
            zip.GetEntry("change.patch")!.Delete();
        var refused = Assert.Throws<InvalidDataException>(() => BundleArchive.Read(editable.ToArray()));
        Assert.Equal("The bundle has no change.patch.", refused.Message);
    }
}

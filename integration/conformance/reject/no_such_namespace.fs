open System.Collections.Generic
open System.Foo

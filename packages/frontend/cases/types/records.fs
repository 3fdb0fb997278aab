type Point = { X: int; Y: int }
type Labelled = { X: int; Label: string }
type Box<'a> = { Content: 'a; Tags: string list }
let latest r = r.X // type: Labelled -> int
let byFields = { X = 1; Y = 2 } // type: Point
let byAnnotation (p: Point) = p.X // type: Point -> int
let boxed = { Content = 1.5; Tags = [] } // type: Box<float>
let unbox2 b = b.Content // type: Box<'a> -> 'a
let copied = { boxed with Tags = [ "a" ] } // type: Box<float>
let anonymous = {| Name = "n"; Age = 3 |} // type: {| Age: int; Name: string |}
let field = anonymous.Age // type: int
let missing = { Y = 1 } // error FS0764
let unknown (p: Point) = p.Z // error FS0039
let wrong = { X = "1"; Y = 2 } // error FS0001
